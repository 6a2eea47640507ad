//! Monomorphisation and lowering of the typed program to MIR
