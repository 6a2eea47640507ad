// flags: --max-stack=1000000
let work (n: int) = n * 2 - 6
exit (work 3)
