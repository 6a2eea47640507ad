//! Name resolution and type inference: AST to typed tree
