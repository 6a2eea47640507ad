// lld as a function, with its messages as text.
//
// lld initialises every target that LLVM has. The targets that are not shipped are defined here as empty functions, so
// that their archives, and the static constructors in them, stay out of the compiler.
#include "lld/Common/Driver.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>
#include <cstring>

LLD_HAS_DRIVER(elf)

// Links. Gives 0 on success; `messages` becomes a malloc'd string, to be freed with firefly_lld_free.
extern "C" int firefly_lld(int count, const char *const *arguments, char **messages) {
  llvm::SmallVector<const char *, 32> list(arguments, arguments + count);
  std::string text;
  llvm::raw_string_ostream stream(text);
  lld::Result result = lld::lldMain(list, stream, stream, {{lld::Gnu, &lld::elf::link}});
  *messages = static_cast<char *>(std::malloc(text.size() + 1));
  if (*messages)
    std::memcpy(*messages, text.c_str(), text.size() + 1);
  return result.retCode;
}

extern "C" void firefly_lld_free(char *messages) { std::free(messages); }

#define STUB(T)                                                                                                        \
  extern "C" void LLVMInitialize##T##TargetInfo() {}                                                                   \
  extern "C" void LLVMInitialize##T##Target() {}                                                                       \
  extern "C" void LLVMInitialize##T##TargetMC() {}                                                                     \
  extern "C" void LLVMInitialize##T##AsmPrinter() {}                                                                   \
  extern "C" void LLVMInitialize##T##AsmParser() {}                                                                    \
  extern "C" void LLVMInitialize##T##Disassembler() {}

STUB(AArch64)
STUB(AMDGPU)
STUB(ARM)
STUB(AVR)
STUB(BPF)
STUB(Hexagon)
STUB(Lanai)
STUB(LoongArch)
STUB(M68k)
STUB(MSP430)
STUB(Mips)
STUB(NVPTX)
STUB(PowerPC)
STUB(RISCV)
STUB(SPIRV)
STUB(Sparc)
STUB(SystemZ)
STUB(VE)
STUB(WebAssembly)
STUB(XCore)
STUB(Xtensa)
