// Registers the translations of the two dialects that codegen makes. MLIR's C API has only
// mlirRegisterAllLLVMTranslations, which pulls in some fifteen dialects.
#include "mlir/CAPI/IR.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"

extern "C" void firefly_register_translations(MlirContext context) {
  mlir::DialectRegistry registry;
  mlir::registerBuiltinDialectTranslation(registry);
  mlir::registerLLVMDialectTranslation(registry);
  unwrap(context)->appendDialectRegistry(registry);
}
