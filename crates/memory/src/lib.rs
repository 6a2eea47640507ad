//! Placement of every value: counted cells, certifier and report
