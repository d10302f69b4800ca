/** How the report's page looks, on a screen and on paper. */
export const STYLE = `
:root { --text: #1c2024; --dim: #60646c; --line: #e0e1e6; --page: #fff; --done: #1a7f4b; --lose: #c62a2f; --person: #6e56cf; }
@media (prefers-color-scheme: dark) {
  :root { --text: #edeef0; --dim: #a0a3ab; --line: #363a3f; --page: #18191b; --done: #4cc38a; --lose: #ff8589; --person: #b1a9ff; }
}
* { box-sizing: border-box; }
body { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 22px; }
h2 { margin: 32px 0 8px; font-size: 16px; }
h3 { margin: 0; font-size: 14px; display: flex; justify-content: space-between; gap: 16px; }
h3 span { color: var(--dim); font-weight: 400; white-space: nowrap; }
header { border-bottom: 1px solid var(--line); padding-bottom: 12px; margin-bottom: 16px; }
.state { margin: 4px 0 0; color: var(--dim); font-weight: 600; }
.state[data-state=done] { color: var(--done); }
.state[data-state=failed] { color: var(--lose); }
.state[data-state=paused], .state[data-state=stopped] { color: var(--person); }
dl { display: grid; grid-template-columns: 140px 1fr; gap: 4px 16px; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
ul, ol { margin: 0; padding-left: 20px; }
li { margin-bottom: 8px; overflow-wrap: anywhere; }
time, td:nth-child(n+3) { font-variant-numeric: tabular-nums; color: var(--dim); }
article { padding: 8px 0; border-top: 1px solid var(--line); break-inside: avoid; }
article p { margin: 2px 0 0; color: var(--dim); overflow-wrap: anywhere; }
article[data-state=failed] h3 span, article[data-state=stale] h3 span { color: var(--lose); font-weight: 600; }
article[data-state=done] h3 span, article[data-state=adopted] h3 span { color: var(--done); }
table { width: 100%; border-collapse: collapse; margin-top: 4px; font-size: 12px; }
th { text-align: left; font-weight: 400; color: var(--dim); }
th, td { padding: 2px 12px 2px 0; vertical-align: top; overflow-wrap: anywhere; }
td:nth-child(n+3) { white-space: nowrap; }
code { font: 12px ui-monospace, monospace; }
@media print {
  :root { --text: #000; --dim: #444; --line: #bbb; --page: #fff; --done: #000; --lose: #000; --person: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  @page { margin: 16mm; }
}
`
