//! MIR to MLIR to LLVM to object code
