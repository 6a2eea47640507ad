
mod common;
use mir::*;
#[test]
fn speed() {
    // one function of many blocks, and many functions
    for (funcs, blocks) in [(1usize, 20000usize), (2000, 10), (20, 1000)] {
        let mut p = mir::parse(common::PRELUDE).unwrap();
        let text = Ty::Cell(CellId(1)); let list = Ty::Cell(CellId(3));
        for _ in 0..funcs {
            let mut b = FunctionBuilder::new("f", &[list, Ty::I64], list);
            let mut cur = b.arg(0); let n = b.arg(1);
            let mut old = Vec::new();
            for _ in 0..blocks {
                let t = b.call(FuncId(3), &[n], text);
                let l = b.call(FuncId(4), &[t], Ty::I64);
                let c = b.compare(CmpOp::LtS, l, n);
                let (join, ps) = b.block_with(&[list]);
                let (x, y) = (b.block(), b.block());
                b.branch(c, x, y);
                b.switch_to(x);
                let c2 = b.new_cell(CellId(3), 1, &[t, cur]);
                b.jump(join, &[c2]);
                b.switch_to(y);
                let k = b.int(5, Ty::I64);
                let q = b.binary(BinOp::Add, k, l);
                let _ = q;
                b.jump(join, &[cur]);
                b.switch_to(join);
                cur = ps[0];
                old.push(t);
            }
            b.ret(cur);
            p.funcs.push(b.finish());
        }
        let n: usize = p.funcs.iter().flat_map(|f| f.blocks.iter()).map(|b| b.insts.len() + 1).sum();
        let t = std::time::Instant::now();
        mir::verify::verify(&p, mir::verify::Stage::Input).unwrap();
        let t1 = t.elapsed();
        let (p, _) = memory::place(p);
        let t2 = t.elapsed();
        memory::certify(&p).unwrap();
        let t3 = t.elapsed();
        let _e = memory::expand(p);
        let t4 = t.elapsed();
        println!("{funcs} x {blocks}: {n} insts: verify {t1:?} place {:?} certify {:?} expand {:?}", t2 - t1, t3 - t2, t4 - t3);
    }
}
