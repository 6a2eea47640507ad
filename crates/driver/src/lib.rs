//! Session, projects and the pipeline
