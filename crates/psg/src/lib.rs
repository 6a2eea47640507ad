//! The Program Semantic Graph: data, builder, verifier and printer
