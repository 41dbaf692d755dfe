"""How a report looks on a screen and on paper."""

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #F6F2E9; color: #1D2A32; line-height: 1.5;
  font: 16px/1.5 "IBM Plex Sans", "Atkinson Hyperlegible", "DejaVu Sans", Verdana, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
h1, h2, h3, h4 { font-family: "IBM Plex Serif", "DejaVu Serif", Georgia, serif; line-height: 1.25;
  margin: 32px 0 8px; }
h1 { font-size: 2rem; margin-top: 0; }
h2 { font-size: 1.5rem; border-top: 2px solid #D3C9B4; padding-top: 24px; }
h3 { font-size: 1.15rem; }
p { margin: 8px 0; max-width: 80ch; }
a { color: #0B6670; }
a:focus, .wide:focus { outline: 3px solid #0F7C86; outline-offset: 2px; }
code { font: 0.88em/1.5 "IBM Plex Mono", "DejaVu Sans Mono", Consolas, monospace;
  overflow-wrap: anywhere; }
nav ul { columns: 3 240px; padding-left: 20px; }
.wide { overflow-x: auto; margin: 16px 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; background: #FCFAF5; }
caption { text-align: left; font-weight: 600; padding: 4px 0 8px; }
th, td { text-align: left; vertical-align: top; padding: 6px 8px; border: 1px solid #D3C9B4;
  overflow-wrap: break-word; }
thead th { background: #EAE3D3; }
tbody th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
figure { margin: 16px 0; }
figure svg { display: block; max-width: 100%; height: auto; border: 1px solid #D3C9B4; }
figcaption { color: #4A565C; font-size: 0.9rem; max-width: 90ch; padding-top: 8px; }
.gallery { display: grid; grid-template-columns: repeat(auto-fit, minmax(400px, 1fr)); gap: 16px; }
.gallery figure { margin: 0; }
details { margin: 4px 0 16px; }
summary { cursor: pointer; color: #0B6670; font-size: 0.9rem; width: fit-content; }
summary:focus-visible { outline: 3px solid #0F7C86; outline-offset: 2px; }
blockquote { margin: 16px 0; padding: 4px 0 4px 20px; border-left: 4px solid #0B5C64;
  font-family: "IBM Plex Serif", "DejaVu Serif", Georgia, serif; font-size: 1.1rem; }
blockquote footer { color: #4A565C; font-size: 0.9rem; }
main ol, main ul { max-width: 80ch; padding-left: 24px; }
main li { margin: 6px 0; }
main nav li { margin: 0; padding: 3px 0; break-inside: avoid; }
main nav ul { max-width: none; margin: 8px 0; }
.tall td, .tall tbody th { height: 2.2em; }
.cards { display: grid; grid-template-columns: 1fr 1fr; }
.card { border: 1px dashed #4A565C; padding: 8px 12px; height: 61mm; box-sizing: border-box;
  overflow: hidden; font-size: 0.8rem; line-height: 1.35; background: #FCFAF5; }
.card.long { font-size: 0.68rem; line-height: 1.28; }
.card h2 { margin: 2px 0 4px; padding: 0; border: 0; font-size: 1rem; }
.card p { margin: 3px 0; }
.card .head, .card .foot { color: #4A565C; font-size: 0.72rem; }
.plate { border-bottom: 1px dashed #4A565C; }
.half { min-height: 40mm; text-align: center; padding: 24px; }
.half p { max-width: none; }
.half .name { font: 600 2.2rem "IBM Plex Serif", "DejaVu Serif", Georgia, serif; }
.half.over { transform: rotate(180deg); border-top: 1px dashed #4A565C; }
@media print {
  .plate { break-after: page; border: 0; }
  .half { min-height: 120mm; box-sizing: border-box; padding-top: 40mm; }
  .cards { break-before: page; }
  .tall td, .tall tbody th { height: 1.5em; }
  .tall th, .tall td { padding: 3px 8px; }
  section:has(> .wide > .tall) { break-inside: avoid; }
  section:has(> .wide > .tall) h2 { margin: 12px 0 4px; padding-top: 8px; }
  .wide:has(> .tall) { margin: 6px 0; }
  .card { break-inside: avoid; background: none; }
  @page { margin: 16mm 12mm; }
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  tr, figure, blockquote { break-inside: avoid; }
  .gallery { grid-template-columns: 1fr 1fr; gap: 8px; }
  .apart { break-before: page; }
  nav { display: none; }
  details:not([open]) { display: none; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  table { font-size: 8pt; background: none; }
  a { color: inherit; text-decoration: none; }
}
"""
