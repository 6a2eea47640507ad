//! The way of a program, as a list: reading [`run`] is reading the compiler.
//!
//! In: a [`Request`]. Out: its [`Product`], or nothing and the reasons in the session. Each stage takes what the one before
//! made; a stage that reports errors is the last. `--emit` writes a form as soon as it exists, and in a debug build or
//! with `--verify` the form's verifier runs: what it finds is a bug of the compiler.

use std::sync::Arc;

use mir::verify::Stage;

use crate::session::Session;
use crate::stages::{back, front, input, middle};
use crate::{Emit, Goal, Product, Request, View, memo};

/// Compiles as far as the request says.
pub fn run(s: &mut Session, request: &Request) -> Option<Product> {
    let platform = s.stage("options", input::platform)?;
    if request.goal == Goal::Parse {
        let unit = s.stage("read", |s| input::read(s, request, platform))?;
        s.stage("parse", |s| front::parse(s, &unit))?;
        return Some(Product::Checked);
    }
    let library = s.stage("library", |s| input::library(s, platform))?;
    let unit = s.stage("read", |s| input::read(s, request, platform))?;
    let out = s.stage("output", |s| input::output(s, &unit, &request.goal))?;

    if request.goal == Goal::Check {
        return memo::checked(s, &unit, |s, files| {
            let asts = s.stage("parse", |s| front::parse(s, &unit))?;
            out.emit_ast(s, &asts);
            match files {
                Some(files) => s.stage("check", |s| front::verdict(s, &unit, library, &asts, files))?,
                None => {
                    let program = s.stage("check", |s| front::check(s, &unit, library, &asts))?;
                    out.emit_typed(s, &program);
                    leave(s, program);
                }
            }
            leave(s, asts);
            Some(Product::Checked)
        });
    }
    let asts = s.stage("parse", |s| front::parse(s, &unit))?;
    out.emit_ast(s, &asts);
    let program = s.stage("check", |s| front::check(s, &unit, library, &asts))?;
    drop(asts);
    out.emit_typed(s, &program);
    let program = Arc::new(program);
    // The graph explains the program; what is lowered is found by following the entry point.
    if let Goal::Graph { html } = request.goal {
        let psg = s.stage("psg", |s| middle::psg(s, &program))?;
        let text = || psg::print::print_text(&psg) + &middle::facts_text(&psg);
        let page = || crate::report::graph::page(&s.program, &psg, &s.map);
        return Some(Product::Report(if html { page() } else { text() }));
    }
    if s.options.verify || s.options.emit.contains(&Emit::Psg) {
        let psg = s.stage("psg", |s| middle::psg(s, &program))?;
        s.stage("passes", |_| Some(middle::passes(&psg)))?;
        out.emit_psg(s, &psg);
    }

    let mir = s.stage("specialise", |s| middle::specialise(s, &program, platform))?;
    out.emit_mir(s, &mir);
    let mir = s.stage("lift", |s| middle::lift(s, mir))?;
    let mut runs = middle::Runs::new(&request.goal);
    if let Some(ended) = s.stage("interpret", |s| runs.at(s, &mir, Stage::Input))? {
        return Some(Product::Ended(ended));
    }
    let placed = s.stage("place", |s| middle::place(s, mir))?;
    out.emit_placed(s, &placed);
    if let Goal::Memory(view) = &request.goal {
        let frames = match view {
            View::Text => None,
            View::Json | View::Html | View::Changes(_) => {
                let expanded = s.stage("expand", |s| middle::expand(s, placed.clone()))?;
                s.stage("codegen", |s| back::frames(s, &expanded, platform))?
            }
        };
        return Some(Product::Report(middle::report(s, &placed, frames.as_ref(), view)));
    }
    if let Some(ended) = s.stage("interpret", |s| runs.at(s, &placed, Stage::Placed))? {
        return Some(Product::Ended(ended));
    }
    let expanded = s.stage("expand", |s| middle::expand(s, placed))?;
    if let Some(ended) = s.stage("interpret", |s| runs.at(s, &expanded, Stage::Expanded))? {
        return Some(Product::Ended(ended));
    }

    let object = s.stage("codegen", |s| back::codegen(s, &expanded, platform, &out))?;
    s.stage("link", |s| back::link(s, &expanded, object, platform, &out))?;
    Some(Product::Executable(out.path))
}

/// A large value that is not needed any more. Where the process ends soon, giving its memory back piece by piece would
/// only take time.
fn leave<T>(s: &Session, value: T) {
    if s.options.only {
        std::mem::forget(value);
    }
}
