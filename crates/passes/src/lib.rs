//! Analyses over the Program Semantic Graph
