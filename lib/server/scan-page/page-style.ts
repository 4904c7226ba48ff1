import "server-only";

const light = `--bg:#f6f7f9;--panel:#ffffff;--lane:#fbfcfd;--ink:#0f172a;--soft:#475569;--line:#e2e8f0;--line-strong:#cbd5e1;--control:#7c8aa0;--blue:#1d4ed8;--missing:#b91c1c;--planned:#1d4ed8;--partial:#b45309;--standing:#047857;--neutral:#586579;--danger-soft:#fdf1f1;--warn-soft:#fff7e8;`;
const dark = `--bg:#0b1120;--panel:#0f172a;--lane:#0d1526;--ink:#e8edf6;--soft:#a9b6c9;--line:#1e293b;--line-strong:#334155;--control:#64748b;--blue:#7aa2ff;--missing:#f87171;--planned:#60a5fa;--partial:#fbbf24;--standing:#34d399;--neutral:#94a3b8;--danger-soft:#2a1620;--warn-soft:#2a2313;`;

/** The tokens of app/globals.css for both themes, and the looks of the page in one file. On paper it is light. */
export const pageStyle = (font: string): string => `
@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${font}) format("woff2")}
:root{color-scheme:light;${light}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.55 "Inter Variable",Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
.page{max-width:72rem;margin:0 auto;padding:1.5rem 1.5rem 4rem}
h1,h2,h3,p,ul,ol{margin:0}
h1{font-size:1.75rem;line-height:1.2;font-weight:650}
h2{font-size:1.25rem;line-height:1.3;font-weight:650}
h3{font-size:1rem;line-height:1.4;font-weight:650}
ul,ol{padding-left:1.25rem}
ol>li+li{margin-top:.5rem}
a{color:var(--blue)}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.brand{font-weight:650;color:var(--blue);margin-bottom:.75rem}
.soft{color:var(--soft)}
.lead{margin-top:1.25rem;padding:1rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-left:5px solid var(--neutral);border-radius:10px;font-size:1rem}
.lead.open{border-left-color:var(--missing);background:var(--danger-soft)}
.lead.unknown{border-left-color:var(--partial);background:var(--warn-soft)}
.lead b{display:block;font-size:1.375rem;line-height:1.3;font-weight:650;margin-bottom:.25rem}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:.75rem;margin:1rem 0 0;padding:0;list-style:none}
.figures a{display:block;height:100%;padding:.75rem 1rem;background:var(--panel);border:1px solid var(--line);border-radius:10px;color:inherit;text-decoration:none}
.figures a:hover{border-color:var(--control)}
.figures b{display:block;font-size:1.5rem;line-height:1.3;font-weight:650;font-variant-numeric:tabular-nums}
.figures .open b{color:var(--missing)}
.figures .doubt b{color:var(--partial)}
.toc{margin-top:1rem}
.toc ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
.toc a{display:inline-block;padding:.125rem 0}
section{margin-top:2.5rem}
section>p{margin-top:.375rem;max-width:46rem}
section>h3{margin-top:1.25rem}
.frame{margin-top:.75rem;overflow:auto;background:var(--bg);border:1px solid var(--line-strong);border-radius:10px}
.frame svg{display:block;margin:0 auto}
.frame .wide svg{width:100%;height:auto;min-width:44rem}
.frame .narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:.5rem;padding:0;list-style:none;font-size:.875rem;color:var(--soft)}
.legend svg{vertical-align:-2px;margin-right:.375rem}
details{margin-top:.5rem;background:var(--panel);border:1px solid var(--line);border-radius:10px}
summary{padding:.625rem 1rem;cursor:pointer}
summary h3{display:inline}
summary p{margin-top:.125rem;color:var(--soft)}
.inside{padding:.25rem 1rem 1rem;border-top:1px solid var(--line)}
.inside>*{margin-top:.75rem}
.entry{border-left:4px solid var(--control)}
.entry.open{border-left-color:var(--missing)}
.entry.assumed{border-style:dashed;border-color:var(--partial)}
.tag{display:inline-block;margin-left:.375rem;padding:0 .5rem;border:1px solid currentColor;border-radius:99px;font-size:.8125rem;font-weight:650;line-height:1.4;white-space:nowrap;color:var(--neutral)}
.tag.open,.tag.missing,.tag.contradicted{color:var(--missing)}
.tag.assumed,.tag.partial,.tag.stale{color:var(--partial)}
.tag.assumed{border-style:dashed}
.tag.planned{color:var(--planned)}
.tag.verified,.tag.declared{color:var(--standing)}
.rows{margin-top:.5rem;padding:0;list-style:none;background:var(--panel);border:1px solid var(--line);border-radius:10px}
.rows>li{padding:.5rem 1rem}
.rows>li+li{border-top:1px solid var(--line)}
.lines{margin:.25rem 0 0;padding:0;list-style:none;font-size:.875rem}
.lines li{padding-left:.75rem;border-left:2px solid var(--line-strong)}
code{font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.lines .at{font-weight:650}
.lines .text{color:var(--soft)}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media (max-width:48rem){.page{padding:1rem 1rem 3rem}.figures{grid-template-columns:repeat(2,1fr)}h1{font-size:1.375rem}.lead b{font-size:1.125rem}}
@media (max-width:40rem){.frame .narrow{display:block}.frame .narrow svg{width:100%;height:auto}.frame .narrow+.wide,.numbers{display:none}}
@page{size:A4;margin:14mm 12mm}
@media print{body{background:#fff;font-size:12px}.page{max-width:none;padding:0}.toc{display:none}.frame{overflow:visible}.frame .wide svg{min-width:0}details:not(.closed)::details-content{content-visibility:visible;block-size:auto}.entry,.rows>li,.figures,.lead{break-inside:avoid}h2,h3,summary{break-after:avoid}}
`;
