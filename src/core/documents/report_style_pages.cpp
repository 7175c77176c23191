#include "core/documents/report_style_pages.hpp"

namespace holdfast::documents {

web::Html report_style() {
    return web::html(R"(
:root{--ink:#0b0c0c;--quiet:#505a5f;--line:#b1b4b6;--brand:#12436d;--tint:#eef3f8}
*{box-sizing:border-box}
html{font:100%/1.5 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
header,main{max-width:60rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:-999rem;background:#fd0;color:var(--ink);padding:.5rem 1rem}
.skip:focus{left:0}
header{padding-top:2rem;padding-bottom:1rem;border-bottom:.375rem solid var(--brand)}
header p{max-width:44rem}
.organisation{margin:0;color:var(--quiet);font-size:1.1875rem}
.edition{font-weight:700;margin:.25rem 0 1rem}
h1{font-size:2.25rem;line-height:1.1;margin:.25rem 0 .5rem;color:var(--brand)}
h2{font-size:1.625rem;line-height:1.2;margin:3rem 0 1rem;padding-top:.5rem;border-top:1px solid var(--line);color:var(--brand)}
h2 span,.contents span{display:inline-block;min-width:1.75em;font-weight:700}
h3{font-size:1.1875rem;line-height:1.3;margin:2rem 0 .5rem}
h4,h5,h6{font-size:1rem;margin:1.5rem 0 .25rem}
p,ul,ol,blockquote,dl{margin:0 0 1rem;max-width:44rem}
ul,ol{padding-left:1.25rem}
ul ul{margin:0}
blockquote{border-left:.25rem solid var(--line);padding-left:1rem}
a{color:#1d4f8c;text-underline-offset:.15em}
a:focus{outline:3px solid #fd0;outline-offset:0;background:#fd0;color:var(--ink)}
.contents h2{margin-top:1.5rem;border:0}
.contents ul{list-style:none;padding:0;columns:2 18rem}
.contents li{padding:.125rem 0;break-inside:avoid}
.contents .page-number{display:none}
.scroll{overflow-x:auto;margin:1.5rem 0 .5rem}
.scroll:focus-visible{outline:3px solid #fd0}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.35}
caption{text-align:left;font-weight:700;padding:0 0 .5rem;font-size:1rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
tbody th{font-weight:400;min-width:4.5em}
thead th{border-bottom:2px solid var(--ink)}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th.n{white-space:normal}
td a,tbody th a{color:inherit;text-decoration-color:#8c9499;text-decoration-thickness:1px}
.total th,.total td{font-weight:700;border-top:2px solid var(--ink)}
.note,figcaption{font-size:.875rem;color:var(--quiet)}
figure{margin:1.5rem 0}
.app-chart__title{font-weight:700;margin:0}
.app-chart__subtitle,.app-chart__source{color:var(--quiet);font-size:.875rem;margin:0 0 .5rem}
.app-chart__drawing{display:block;max-width:100%;height:auto}
.app-chart__drawing--narrow{display:none}
.panels{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr))}
.panel{background:var(--tint);border-top:.375rem solid var(--brand);padding:0 1rem .5rem}
.panel h3{margin-top:1rem}
.panel ul{padding-left:1rem}
.sources dl{max-width:none;font-size:.875rem;columns:2 20rem;column-gap:2rem}
.sources dl div{break-inside:avoid;margin:0 0 .75rem;padding:.125rem 0}
.sources dl div:target{background:#fff7bf}
.sources dt{font-weight:700}
.sources dd{margin:0}
code{font-family:"DejaVu Sans Mono","Liberation Mono",monospace;font-size:.8125em;color:var(--quiet);overflow-wrap:anywhere}
@media (max-width:40rem){
h1{font-size:1.75rem}h2{font-size:1.375rem;margin-top:2rem}
.app-chart__drawing--wide{display:none}
.app-chart__drawing--narrow{display:block;width:100%}
table{font-size:.875rem}th,td{padding-right:.5rem}
}
@page{size:A4;margin:20mm 18mm 20mm;
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:9pt "Liberation Sans",Arial,sans-serif;color:#505a5f}}
@page:first{@bottom-right{content:""}}
@page wide{size:A4 landscape;margin:16mm 16mm 18mm}
@media print{
html{font-size:10.5pt;line-height:1.4}
header,main{max-width:none;padding:0}
header{padding-top:40mm}
h1{font-size:30pt}
.skip,.app-no-print{display:none}
a,td a{color:inherit;text-decoration:none}
.contents ul{columns:1}
.contents li{display:flex;justify-content:space-between}
.contents .page-number{display:block;min-width:0;font-weight:400}
main>nav+section{break-before:page}
.panels{grid-template-columns:repeat(3,1fr)}
h2,h3,h4,caption{break-after:avoid}
h2{margin-top:9mm}
main>section+section h2{margin-top:12mm}
.scroll{overflow:visible}
thead{display:table-header-group}
tr,figure,.panel{break-inside:avoid}
tbody tr:first-child,tbody tr:last-child{break-before:avoid}
table{font-size:9pt}
.wide{page:wide}
.wide table{font-size:8pt}
.sources{break-before:page}
.sources dl{font-size:8pt;columns:2}
.app-chart__drawing--narrow{display:none!important}
.app-chart__drawing--wide{display:block!important}
.app-chart__drawing text{stroke:none;text-decoration:none}
}
)");
}

}  // namespace holdfast::documents
