"""The report's style sheet: a printed book on screen, in light and dark, on a phone and on paper."""

STYLE = """
:root{--paper:#f7f2e7;--sheet:#fdfaf2;--ink:#221f1a;--soft:#6a6255;--rule:#d8cdb8;--accent:#7a4b1e;
--s0:#1d4e89;--s1:#a4262c;--s2:#2f6b3c;--s3:#6b3f86;--s4:#8a6414;--s5:#33626b}
@media (prefers-color-scheme:dark){:root{--paper:#15140f;--sheet:#1d1b15;--ink:#e9e2d2;--soft:#a79d89;--rule:#3b372c;
--accent:#d7a767;--s0:#8ab8ee;--s1:#f0908f;--s2:#8fce9c;--s3:#c9a3e4;--s4:#e0c078;--s5:#8ccad3}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);
font:1.08rem/1.62 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","PT Serif",Georgia,serif;
hanging-punctuation:first;font-variant-numeric:oldstyle-nums}
main,header.front,footer{max-width:46rem;margin:0 auto;padding:0 1.2rem}
header.front{min-height:86vh;display:flex;flex-direction:column;justify-content:center;text-align:center}
header.front .orbit{width:min(18rem,60vw);margin:0 auto 1.8rem;display:block}
.orbit ellipse{fill:none;stroke:var(--soft);stroke-width:1}.orbit .globe{fill:none;stroke:var(--ink);stroke-width:1.4}
h1{font-size:clamp(2.3rem,7vw,4.1rem);line-height:1.06;margin:0;font-weight:600;letter-spacing:-.01em;
text-wrap:balance}
.subtitle{font-style:italic;font-size:1.2rem;color:var(--soft);margin:1rem auto 2.2rem;max-width:30rem;
text-wrap:balance}
.remark{color:var(--soft);font-size:.9rem;margin:.15rem 0}
nav{max-width:30rem;margin:2.5rem auto 3rem;padding:0 1.2rem}
nav ol{list-style:none;margin:0;padding:0;border-top:1px solid var(--rule)}
nav li{border-bottom:1px solid var(--rule)}
nav a{display:flex;gap:1rem;justify-content:space-between;padding:.45rem .1rem;color:inherit;text-decoration:none}
nav a:hover,nav a:focus-visible{color:var(--accent)}
nav .no{color:var(--soft);min-width:2.4rem}nav .what{flex:1}
section.chapter,section.part{margin:5.5rem 0 0}
.kicker{display:block;text-align:center;letter-spacing:.28em;text-transform:uppercase;font-size:.74rem;
color:var(--accent)}
h2{font-size:clamp(1.7rem,4.6vw,2.5rem);line-height:1.15;text-align:center;margin:.5rem 0 2rem;font-weight:600;
text-wrap:balance}
h3{font-size:1.22rem;margin:2.4rem 0 .4rem;line-height:1.3;font-weight:600}
h3 .flag{font-size:.74rem;letter-spacing:.12em;text-transform:uppercase;font-weight:400;margin-left:.5rem;
white-space:nowrap}
p{margin:0 0 .9rem;text-wrap:pretty}
.opening{font-style:italic;font-size:1.16rem;margin-bottom:1.6rem}
.opening::first-letter{float:left;font-size:3.5em;line-height:.82;padding:.06em .08em 0 0;font-style:normal;
color:var(--accent)}
.tellings{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.1rem;margin:1.1rem 0 1.5rem}
blockquote{margin:0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--soft);font-size:.98rem;line-height:1.55}
blockquote cite{display:block;font-style:normal;font-size:.72rem;letter-spacing:.14em;text-transform:uppercase;
margin-bottom:.3rem}
blockquote p{margin:0}
.b0{border-left-color:var(--s0)}.b1{border-left-color:var(--s1);border-left-style:double;border-left-width:5px}
.b2{border-left-color:var(--s2);border-left-style:dashed}.b3{border-left-color:var(--s3);border-left-style:dotted}
.c0{color:var(--s0)}.c1{color:var(--s1)}.c2{color:var(--s2)}.c3{color:var(--s3)}.c4{color:var(--s4)}
.c5{color:var(--s5)}
.press{margin:.3rem 0;padding-left:1rem;border-left-style:solid;border-left-width:3px;line-height:1.35}
.press b{font-family:"Iowan Old Style",Palatino,Georgia,serif;font-size:1.06rem;font-weight:700;letter-spacing:.01em}
.press span{display:block;font-size:.8rem;color:var(--soft)}
.scenes{margin:2.4rem 0 1.6rem;border-top:1px solid var(--rule)}
.scene{padding:1rem 0;border-bottom:1px solid var(--rule)}
.scene h4{margin:0 0 .3rem;font-size:1.02rem;font-weight:600}
.scene h4 small{font-weight:400;color:var(--soft);font-size:.82rem;margin-left:.4rem}
.scene .chosen{font-style:italic;margin:0 0 .3rem}.scene .came{margin:0;font-size:.98rem}
.closing{margin-top:2rem}
figure{margin:2.2rem 0;page-break-inside:avoid}
figure.wide{width:min(72rem,calc(100vw - 2.4rem));margin-left:50%;transform:translateX(-50%);overflow-x:auto}
figure.wide>svg{min-width:44rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.4rem;
width:min(66rem,calc(100vw - 2.4rem));margin-left:50%;transform:translateX(-50%)}
.charts figure{margin:0;background:var(--sheet);border:1px solid var(--rule);border-radius:3px;padding:1rem}
figcaption{font-size:.92rem;color:var(--soft);margin-top:.4rem}figcaption b{color:var(--ink);font-weight:600}
.key{list-style:none;margin:.3rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;font-size:.86rem}
.key svg{width:26px;height:10px;vertical-align:middle;margin-right:.35rem}
svg.chart{display:block;width:100%;height:auto}
svg text{font:11px system-ui,"Segoe UI",Roboto,sans-serif;fill:var(--soft)}
svg .lane-name{font-size:14px;fill:var(--ink);font-weight:600}svg .mark{font-size:10.5px}
svg .lane{stroke:var(--ink);stroke-width:1.2}svg .grid{stroke:var(--rule);stroke-width:1}
svg .thread{fill:none;stroke:var(--soft);stroke-width:.9;opacity:.55}
svg .crossed{stroke:var(--accent);stroke-dasharray:4 3;opacity:.9}
svg .side-0{fill:var(--s0)}svg .side-1{fill:var(--s1)}svg .side-2{fill:var(--s2)}svg .side-3{fill:var(--s3)}
svg .side-4{fill:var(--s4)}svg .side-5{fill:var(--s5)}
svg .side-text-0{fill:var(--s0)}svg .side-text-1{fill:var(--s1)}svg .side-text-2{fill:var(--s2)}
svg .side-text-3{fill:var(--s3)}svg .side-text-4{fill:var(--s4)}svg .side-text-5{fill:var(--s5)}
svg .line{fill:none;stroke-width:2.2;stroke-linejoin:round}
svg .line.side-0{stroke:var(--s0)}svg .line.side-1{stroke:var(--s1);stroke-dasharray:9 3}
svg .line.side-2{stroke:var(--s2);stroke-dasharray:2 3}svg .line.side-3{stroke:var(--s3);stroke-dasharray:12 3 2 3}
svg .line.side-4{stroke:var(--s4)}svg .line.side-5{stroke:var(--s5)}
svg .line.real{stroke-width:1.5;opacity:.9}svg .line.side-0.real{stroke-dasharray:1 3}
svg .line.side-1.real{stroke-dasharray:3 4}
.scroll{overflow-x:auto;margin:1.4rem 0}
.full{width:min(66rem,calc(100vw - 2.4rem));margin-left:50%;transform:translateX(-50%)}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;
font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;font-style:italic;color:var(--soft);padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--rule)}
thead th{font-size:.72rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);font-weight:500;
border-bottom:2px solid var(--rule)}
tbody th{font-weight:600}td.n,th.n{text-align:right}td.d{white-space:nowrap}
tr.differs th::before{content:"≠ ";color:var(--accent)}
td.failure{color:var(--s1);font-weight:600}.bar{display:block;height:.5rem;background:var(--rule);min-width:6rem;
margin-top:.3rem}
.bar i{display:block;height:100%;background:var(--accent)}
header.study{min-height:46vh}svg.strip{display:block;width:100%;min-width:12rem;height:auto}
svg .real-day{fill:var(--ink)}
.source{font-size:.82rem;color:var(--soft)}
footer{margin-top:5rem;padding-bottom:4rem;color:var(--soft);font-size:.86rem;text-align:center}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:40rem){body{font-size:1.02rem}section.chapter,section.part{margin-top:4rem}
table.stack thead{position:absolute;left:-100rem}table.stack tr{display:block;padding:.7rem 0;
border-bottom:1px solid var(--rule)}
table.stack th,table.stack td{display:block;border:0;padding:.08rem 0}table.stack td[data-label]:not(:empty)::before{
content:attr(data-label) ": ";color:var(--soft);font-size:.8rem}table.stack td:empty{display:none}
td.n{text-align:left}}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--rule:#bbb;--accent:#533;--s0:#143b6b;
--s1:#8c1d22}
body{font-size:10.5pt;line-height:1.45}header.front{min-height:0;padding:30vh 0 0;page-break-after:always}
nav{page-break-after:always}section.chapter,section.part{page-break-before:always;margin:0}
h3,h4{page-break-after:avoid}p,blockquote,.scene,tr{page-break-inside:avoid}
figure.wide,.charts,.full{width:auto;margin-left:0;transform:none;overflow:visible}figure.wide>svg{min-width:0}
a{color:inherit;text-decoration:none}.skip{display:none}@page{margin:18mm 16mm}}
"""
