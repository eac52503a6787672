/** The page's style: one column on a phone, two on a desk; light and dark by the reader's own setting. */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#fff;--text:#14213d;--second:#45526a;--third:#5f6b80;--line:#dfe4eb;--sunken:#f4f6f9;--border:#7c8798;--hand:#0072b2;--ai:#cc79a7;--plain:#b3bdca;--rest:#dfe4eb;--good:#009e73;--bad:#d55e00}
@media (prefers-color-scheme:dark){:root{--ground:#0f1626;--text:#e8ecf4;--second:#b4bece;--third:#909cb1;--line:#243049;--sunken:#0b111e;--border:#7c8aa6;--hand:#56b4e9;--ai:#e3a3c6;--plain:#42506b;--rest:#243049;--good:#2fc4a0;--bad:#f07b3f}}
*{box-sizing:border-box;margin:0}
body{background:var(--ground);color:var(--text);font:400 15px/22px Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;min-height:100vh;display:flex;flex-direction:column;-webkit-text-size-adjust:100%}
.wrap{width:100%;max-width:1380px;margin:0 auto;padding:0 56px}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--border);text-underline-offset:4px;text-decoration-thickness:1px}
a:hover{text-decoration-color:currentColor}
a:focus-visible,code:focus-visible{outline:2px solid var(--text);outline-offset:2px;border-radius:4px}
header .wrap{display:flex;align-items:center;gap:12px;height:64px}
header svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
header strong{font-size:17px;font-weight:600}
.state{display:inline-flex;align-items:center;gap:8px;border:1px solid var(--line);border-radius:14px;padding:3px 12px;font-size:13px;line-height:20px;color:var(--second)}
.state svg{width:9px;height:9px;stroke:none;fill:var(--good)}
.state.bad svg{fill:var(--bad)}
main{flex:1;display:flex;flex-direction:column;justify-content:center}
.hero{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,620px);gap:48px;align-items:center;padding-top:40px;padding-bottom:48px}
h1{font-size:46px;line-height:54px;font-weight:600;letter-spacing:-.022em;text-wrap:balance;max-width:15em}
.lede{margin-top:20px;font-size:18px;line-height:28px;color:var(--second);max-width:33em}
h2{font-size:13px;line-height:20px;font-weight:600;color:var(--third)}
.try{margin-top:32px}
.command{display:block;width:fit-content;max-width:100%;margin-top:8px;padding:12px 20px;border:1px solid var(--border);border-radius:8px;background:var(--sunken);font:500 15px/22px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;overflow-x:auto;white-space:nowrap;user-select:all}
.command span{color:var(--third);user-select:none}
.after{margin-top:12px;font-size:13px;line-height:20px;color:var(--second);max-width:38em}
.dial{display:block;width:100%;height:auto;font-family:inherit}
.dial .hand{fill:var(--hand)}.dial .ai{fill:var(--ai)}.dial .plain{fill:var(--plain)}.dial .break{fill:var(--rest)}
.dial .ticks{stroke:var(--plain);stroke-width:1.5}
.dial .needle{stroke:var(--text);stroke-width:3;fill:none;stroke-linecap:round}.dial .pivot{fill:var(--text)}
.dial tspan,.dial .time,.phases span:last-child,dd{font-feature-settings:'tnum'}
.dial text{fill:var(--second);font-size:14px}
.dial .strong{fill:var(--text);font-weight:600;font-size:15px}.dial .strong tspan{font-weight:400;fill:var(--second)}
.dial .time,.dial .under,.dial .small{text-anchor:middle}
.dial .time{fill:var(--text);font-size:50px;font-weight:600;letter-spacing:-.02em}
.dial .under{font-size:15px}.dial .small{font-size:13px;fill:var(--third)}
.phases{display:none}
.runs h2{padding-bottom:8px;border-bottom:1px solid var(--line)}
dl{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));padding:16px 0 40px}
dl div{padding:0 24px;border-left:1px solid var(--line)}
dl div:first-child{padding-left:0;border-left:0}
dt{font-size:12px;line-height:16px;color:var(--third)}
dd{font-size:17px;line-height:24px;font-weight:600;margin-top:4px}
dd+dd{font-size:13px;line-height:20px;font-weight:400;color:var(--second);margin-top:2px}
footer{background:var(--sunken);border-top:1px solid var(--line);font-size:13px;line-height:20px;color:var(--second)}
footer .wrap{display:flex;flex-wrap:wrap;gap:4px 24px;padding-top:16px;padding-bottom:16px}
footer a{color:var(--text);font-weight:600}
footer p{margin-left:auto}
@media (max-width:1080px){.wrap{padding:0 32px}.hero{grid-template-columns:1fr}.dial{max-width:620px;margin:0 auto}dl{grid-template-columns:1fr 1fr 1fr;row-gap:24px}dl div:nth-child(4){padding-left:0;border-left:0}}
@media (max-width:600px){
.wrap{padding:0 20px}
.hero{gap:24px;padding-top:16px;padding-bottom:32px}
h1{font-size:34px;line-height:40px}
.lede{margin-top:16px;font-size:17px;line-height:26px}
.try{margin-top:24px}
.command{width:100%;padding:11px 16px}
.dial .label{display:none}
.hero>div:last-child{overflow:hidden}
.dial{width:150%;margin:-9% -25% -7%;max-width:none}
.phases{display:block;list-style:none;padding:0;margin-top:8px}
.phases li{display:flex;align-items:center;gap:12px;padding:8px 0;border-top:1px solid var(--line)}
.phases li>span:last-child{margin-left:auto;color:var(--second)}
.swatch{width:12px;height:12px;border-radius:4px;background:var(--plain)}
.swatch.hand{background:var(--hand)}.swatch.ai{background:var(--ai)}.swatch.break{background:var(--rest)}
dl{grid-template-columns:1fr;gap:0;padding:0 0 24px}
dl div,dl div:nth-child(4){padding:12px 0;border-left:0;border-top:1px solid var(--line)}
dl div:first-child{border-top:0}
footer .wrap{gap:0 24px;padding-top:8px;padding-bottom:16px}
footer a{padding:12px 0}
footer p{margin:4px 0 0;width:100%}
}`
