/**
 * The style of the page. The stances' colours are the high-contrast scheme of Paul Tol's "Colour
 * Schemes" (2021), which colour-blind readers tell apart; patterns do so in black and white.
 */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1f24; --soft: #59636e; --line: #d8dee4; --track: #eef1f4;
  --welcoming: #004488; --skeptical: #ddaa33; --hostile: #bb5566; --neutral: #b4bac1;
  --on-welcoming: #fff; --on-skeptical: #1b1f24; --on-hostile: #fff; --on-neutral: #1b1f24;
  --stripe: rgb(255 255 255 / 45%); --link: #0b57b0; --mark: #fff0b3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e6eaee; --soft: #9ba6b1; --line: #343c45; --track: #232a31;
    --welcoming: #6699cc; --skeptical: #eecc66; --hostile: #ee99aa; --neutral: #9aa4ae;
    --on-welcoming: #10151a; --on-skeptical: #10151a; --on-hostile: #10151a; --on-neutral: #10151a;
    --stripe: rgb(20 24 29 / 40%); --link: #8ab8ee; --mark: #5c4a00;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 62rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
.soft, figcaption { color: var(--soft); font-size: .875rem; }
.kicker { margin: 0 0 .25rem; color: var(--soft); font-size: .875rem; }
.verdict { margin: 1rem 0 .25rem; font-size: 1.2rem; line-height: 1.4; }
.remark { border-left: .25rem solid var(--skeptical); padding-left: .75rem; }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; }
.totals div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
.totals dt { color: var(--soft); font-size: .8125rem; }
.totals dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.totals small { display: block; color: var(--soft); font-size: .75rem; font-weight: 400; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .375rem .625rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; overflow-wrap: normal; }
thead th { color: var(--soft); font-size: .8125rem; font-weight: 500; white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 500; }
.stances th { white-space: nowrap; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th { position: relative; }
.few { color: var(--soft); }
thead .swatch { margin: 0; }
.wide { width: 60%; min-width: 8rem; }
.bars { width: 22%; min-width: 7rem; }
.latest { min-width: 12rem; font-size: .875rem; }
.day, .figure { white-space: nowrap; }
.swatch { display: inline-block; width: 1.25em; margin-right: .4em; border-radius: .2em; font-size: .75em; line-height: 1.5; font-weight: 700; text-align: center; vertical-align: .1em; }
.track { position: relative; height: 1.25rem; background: var(--track); border-radius: .2rem; }
.track .fill { position: absolute; inset: 0 auto 0 0; border-radius: .2rem; }
.track .range { position: absolute; top: .3rem; height: .65rem; border: solid var(--ink); border-width: 0 2px; box-shadow: 1px 0 var(--paper), -1px 0 var(--paper); }
.track .range::after { content: ""; position: absolute; inset: calc(50% - 1px) 0 auto; border-top: 2px solid var(--ink); box-shadow: 0 -1px var(--paper), 0 1px var(--paper); }
.bar { display: flex; height: 1.25rem; border-radius: .2rem; overflow: hidden; gap: 1px; }
.bar span { min-width: 2px; overflow: hidden; font-size: .6875rem; font-weight: 700; line-height: 1.25rem; text-align: center; }
.welcoming { background: var(--welcoming); color: var(--on-welcoming); }
.skeptical { background: repeating-linear-gradient(135deg, transparent 0 5px, var(--stripe) 5px 7px) var(--skeptical); color: var(--on-skeptical); }
.hostile { background: repeating-linear-gradient(90deg, transparent 0 4px, var(--stripe) 4px 5px) var(--hostile); color: var(--on-hostile); }
.neutral { background: radial-gradient(var(--stripe) 1.2px, transparent 1.5px) 0 0 / 5px 5px var(--neutral); color: var(--on-neutral); }
.swatch { background-image: none; }
svg { display: block; }
.many-columns { min-width: 30rem; }
svg text { fill: var(--soft); font-size: 12px; font-family: inherit; }
svg .grid { stroke: var(--line); }
svg .stripe { stroke: var(--stripe); }
svg .dot { fill: var(--stripe); }
svg .fill-welcoming { fill: var(--welcoming); }
svg .fill-skeptical { fill: var(--skeptical); }
svg .fill-hostile { fill: var(--hostile); }
svg .fill-neutral { fill: var(--neutral); }
svg a { cursor: pointer; }
svg a:focus-visible { outline: none; }
svg a:focus-visible path, svg a:focus-visible circle { stroke: var(--ink); stroke-width: 4; }
.world { margin: 0; }
.world path, .world circle { stroke: var(--paper); stroke-width: 1.5; }
.world .silent { fill: var(--track); }
.world .map-welcoming { fill: var(--welcoming); }
.world .map-skeptical { fill: var(--skeptical); }
.world .map-hostile { fill: var(--hostile); }
.world .map-neutral { fill: var(--neutral); }
.world .hatch { stroke: var(--soft); stroke-width: 3; }
.world circle { stroke: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: .5rem 0 0; padding: 0; }
.around { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem 2rem; }
.around h3 { margin: 0 0 .5rem; font-size: 1rem; }
.around dl { margin: 0; }
.around dt { font-weight: 500; }
.around dd { margin: 0 0 .5rem; }
.around ul { margin: 0; padding-left: 1.1rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
.quotes > summary { padding: .5rem 0; font-size: 1.05rem; font-weight: 600; }
.quotes ol { list-style: none; margin: 0; padding: 0; }
.quotes li { margin: 0 0 1rem; padding-left: .9rem; border-left: .25rem solid var(--line); break-inside: avoid; }
.quotes li.of-welcoming { border-color: var(--welcoming); }
.quotes li.of-skeptical { border-color: var(--skeptical); }
.quotes li.of-hostile { border-color: var(--hostile); }
.quotes li.of-neutral { border-color: var(--neutral); }
blockquote { margin: 0; }
blockquote p { margin: 0 0 .25rem; }
.source { margin: 0; color: var(--soft); font-size: .875rem; }
.source strong { color: var(--ink); font-weight: 600; }
mark { background: var(--mark); color: var(--ink); border-radius: .15em; padding: 0 .1em; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
mark.inferred { background: none; color: inherit; text-decoration-style: dotted; text-decoration-thickness: 2px; }
footer ul { margin: .5rem 0; padding-left: 1.1rem; }
nav ol { margin: .25rem 0 0; padding-left: 1.5rem; }
nav { margin-bottom: 2rem; }
article + article { margin-top: 3.5rem; border-top: .375rem solid var(--line); padding-top: 1.5rem; }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 2rem; }
  h1 { font-size: 1.5rem; }
  .verdict { font-size: 1.05rem; }
  th, td { padding: .375rem .4rem; }
  .wide { min-width: 3.5rem; }
  .stances .number { white-space: normal; }
  svg text { font-size: 16px; }
  .few-columns text { font-size: 22px; }
  .bars { min-width: 3.5rem; }
  .latest { min-width: 8rem; }
  .spare { display: none; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  article + article { break-before: page; border-top: none; margin-top: 0; }
  .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
