import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage } from './support/browser.mjs'
import { crawl } from './support/crawl.mjs'
import { markup } from './support/markup.mjs'
import { structureOf as madeOf } from './support/structure.mjs'
import { chartsAlone, faultsOfMarkup, faultsOfPlace, faultsOfStructure, formsThatLeadNowhere, linksThatLeadNowhere, overflow, overflowOfLongWords, partsOf, sentByKeyboard, unfitForPrint, unreachable } from './support/page_rules.mjs'

const page = (main, head = '') => `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Page – Holdfast – Partnership</title>${head}</head>
<body><a href="#main" class="govuk-skip-link">Skip to main content</a><main id="main" tabindex="-1"><h1>Page</h1>${main}</main></body></html>
`
const field = (attributes = '') => `<form method="post" action="/sent"><p><label for="name">Name</label> <input id="name" name="name" type="text"${attributes}></p><p><button type="submit">Send</button></p></form>`

const chart = ({ title = 'The plans rose from 2016 to 2017', table = '<a href="#numbers">a table</a>', file = '<a href="/numbers.csv">a file</a>' }) =>
  `<figure><div class="app-chart" id="c"><p class="app-chart__title">${title}</p><svg role="img"><desc>From 12 (2016) to 1,186 (2017). 3 values are missing.</desc></svg></div><figcaption>${table} ${file}</figcaption></figure>
  <div id="numbers"><table><tr><th>2016</th><td>12</td></tr><tr><th>2017</th><td>1,186</td></tr></table></div>`

/** A page that keeps every rule, and one for each breach. */
const pages = {
  '/': page('<p>Sound. <a href="/more">More</a></p>' + field()),
  '/more': page('<p><a href="/">Back</a></p>'),
  '/violation': page('<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></p>'),
  '/wide': page('<p><span style="display: inline-block; width: 400px">Wide</span></p>'),
  '/breaking': page('<p>Short</p>', '<style>body { overflow-wrap: anywhere }</style>'),
  '/table': page('<table><tr><th>Word</th><td>Meaning</td></tr></table>', '<style>body { overflow-wrap: break-word }</style>'),
  '/invalid': page('<p><div>A block in a paragraph</div></p>'),
  '/inline-style': page('<p style="color: black">Styled</p>'),
  '/twice': page('<p id="one">One</p><p id="one">Two</p>'),
  '/no-anchor': page('<p><a href="#nowhere">Nowhere</a></p>'),
  '/dead-link': page('<p><a href="/nowhere">Nowhere</a></p>'),
  '/dead-form': page('<form method="post" action="/nowhere"><p><button type="submit">Send</button></p></form>'),
  '/elsewhere': page('<p><a href="https://elsewhere.example/">Elsewhere</a></p>'),
  '/two-headings': page('<h1>Another</h1>'),
  '/no-title': page('').replace('Page – Holdfast – Partnership', 'Page'),
  '/no-language': page('').replace(' lang="en-GB"', ''),
  '/console': page('', "<script>console.error('planted')</script>"),
  '/script': page('', '<script>nowhere()</script>'),
  '/foreign': page('', '<link rel="stylesheet" href="http://elsewhere.example/style.css">'),
  '/button': page('<p><button type="button" class="govuk-button">Send</button></p>'),
  '/folded': page('<details><summary>More</summary><p>Folded words</p></details>'),
  '/chart': page(chart({})),
  '/chart-alone': page(chart({ table: '' })),
  '/chart-lost': page(chart({ table: '<a href="#nowhere">a table</a>' })),
  '/chart-without-file': page(chart({ file: '' })),
  '/chart-wordy': page(chart({ title: 'The plans rose from the first to the last of all years' })),
  '/chart-mute': page(chart({ title: 'Plans over time' })),
  '/sparkline': page('<svg class="app-sparkline"></svg>'),
  '/folded-field': page(field().replace('<p><label', '<details><summary>More</summary><p><label').replace('</p><p><button', '</p></details><p><button')),
  '/unreachable': page(field(' tabindex="-1"')),
  '/no-button': page(field().replace('type="submit"', 'type="button"')),
  '/pointer-alone': page(field().replace('type="submit"', `type="submit" onkeydown="event.preventDefault()"`)),
  '/unfocused': page(field()),
  '/unseen-focus': page(field() + '<style>*:focus { outline: none }</style>'),
}

/** What a form is answered with that was sent from these pages. */
const answers = { unfocused: page('<div class="govuk-error-summary" tabindex="-1">Enter the name</div>') }

describe('each rule for pages', () => {
  let server, site, browser
  before(async () => {
    server = http.createServer((request, response) => {
      const text = request.method === 'POST' ? answers[request.headers.referer.split('/').at(-1)] ?? page('') : pages[request.url]
      response.writeHead(!text ? 404 : request.method === 'POST' && text !== page('') ? 422 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(text ?? '<!DOCTYPE html><title>None</title>')
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    site = { address: `http://127.0.0.1:${server.address().port}` }
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })

  const visitor = () => ({ site, get: async path => {
    const answer = await fetch(site.address + path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, headers: answer.headers, type: answer.headers.get('content-type'), bytes, text: bytes.toString('utf8') }
  } })
  const structureOf = path => faultsOfStructure({ address: path, markup: markup(pages[path]) })
  const formsOf = path => formsThatLeadNowhere({ address: path, markup: markup(pages[path]) }, (method, sent) => `${method} ${sent}` === 'POST /sent')
  const chartsOf = (path, file = 'period,value\r\n2016,12\r\n2017,1186\r\n') => chartsAlone({ address: path, markup: markup(pages[path]) }, async () => file)
  async function inBrowser(path, rule = () => [], width = 1280) {
    const window = await openPage(browser, site, { width })
    await window.goto(path)
    const found = [...(await rule(window)), ...window.faults]
    await window.context().close()
    return found
  }

  test('finds nothing on a page that keeps them all', async () => {
    assert.deepEqual(structureOf('/'), [])
    assert.deepEqual(formsOf('/'), [])
    assert.deepEqual(await faultsOfMarkup(pages['/']), [])
    assert.deepEqual(await chartsOf('/chart'), [])
    assert.deepEqual(await inBrowser('/', window => sentByKeyboard(window, 0)), [])
    assert.deepEqual(await inBrowser('/breaking', overflowOfLongWords, 320), [])
    assert.deepEqual(await inBrowser('/folded-field', unreachable), [])
    for (const rule of [violations, overflow, unreachable]) assert.deepEqual(await inBrowser('/', rule, rule === overflow ? 320 : 1280), [])
    const { pages: met, elsewhere } = await crawl(visitor())
    assert.deepEqual([met.map(one => one.address), linksThatLeadNowhere(met), elsewhere], [['/', '/more'], [], []])
  })

  test('takes pages for one that differ in their words and numbers alone, and not those that are made otherwise', () => {
    const made = main => madeOf(`</header>${main}<footer>`)
    const one = made('<main><ul class="a"><li><a href="/1">One</a></li></ul></main>')
    assert.equal(made('<main><ul class="a"><li><a href="/2">Two</a></li><li><a href="/3">Three</a></li></ul></main>'), one)
    assert.equal(made('<main><div class="govuk-notification-banner"><p>Sent</p></div><ul class="a"><li><a href="/1">One</a></li></ul></main>').includes('notification'), false)
    for (const other of ['<main><ul class="b"><li><a href="/1">One</a></li></ul></main>', '<main><ul class="a"><li><a>One</a></li></ul></main>', '<main><ul class="a"><li><br><a href="/1">One</a></li></ul></main>',
      '<main><ul class="a"><li></li></ul><a href="/1">One</a></main>', '<main><ul class="a"><li><a href="/1">One</a><input type="text"></li></ul></main>']) assert.notEqual(made(other), one, other)
  })

  test('finds what a page says wrongly of its place in the site', () => {
    const framed = (marked, crumbs = '') => {
      const link = href => `<a class="govuk-service-navigation__link" href="${href}"${marked[href] ? ` aria-current="${marked[href]}"` : ''}>Part</a>`
      return markup(`<header>${['/', '/budget', '/trail'].map(link).join('')}</header>${crumbs && `<nav class="govuk-breadcrumbs">${crumbs}</nav>`}<main><a href="/glossary">Glossary</a></main><footer></footer>`)
    }
    const parts = partsOf(framed({}))
    assert.deepEqual(parts, ['/budget', '/trail', '/glossary', '/account'])
    const faults = (address, marked, crumbs) => faultsOfPlace({ address, markup: framed(marked, crumbs) }, parts)
    const trail = '<a href="/trail?page=2">Trail</a>'
    for (const sound of [['/', { '/': 'page' }], ['/trail', { '/trail': 'page' }], ['/budget/2016-17', { '/budget': 'true' }], ['/trail/1', { '/trail': 'true' }, trail], ['/glossary', { '/': 'true' }], ['/glossary/a', { '/': 'true' }, '<a href="/glossary">Glossary</a>'], ['/confirm', {}]])
      assert.deepEqual(faults(...sound), [])
    for (const [wrong, fault] of [[['/trail/1', {}, trail], /0 links/], [['/trail/1', { '/trail': 'true', '/budget': 'true' }, trail], /2 links/], [['/trail/1', { '/trail': 'page' }, trail], /marked as "page"/], [['/trail', { '/trail': 'true' }], /marked as "true"/],
      [['/trail/1', { '/trail': 'true' }], /begin with no part/], [['/trail/1', { '/trail': 'true' }, '<a href="/trail/1/a">A</a>'], /begin with no part/], [['/trail', { '/trail': 'page' }, trail], /own page/], [['/trail/1', { '/budget': 'true' }, trail], /lies in \/trail/], [['/trail/1', { '/': 'true' }, trail], /home page is marked/]])
      assert.match(faults(...wrong).join(), fault)
  })

  const breaches = {
    'an accessibility violation': () => [inBrowser('/violation', violations), /image-alt/],
    'a page wider than its window': () => [inBrowser('/wide', overflow, 320), /pixels too wide/],
    'a table that a long word makes wider than the window': () => [inBrowser('/table', overflowOfLongWords, 320), /pixels too wide .* with long words/],
    'invalid HTML': () => [faultsOfMarkup(pages['/invalid']), /element-permitted-content|no-implicit-close|close-order/],
    'an inline style': () => [faultsOfMarkup(pages['/inline-style']), /no-inline-style/],
    'an id that is there twice': () => [structureOf('/twice'), /id one is there more than once/],
    'a link to a place that the page has not': () => [structureOf('/no-anchor'), /#nowhere is not on the page/],
    'a second main heading': () => [structureOf('/two-headings'), /2 h1/],
    'a title without the product': () => [structureOf('/no-title'), /the title Page/],
    'a page without a language': () => [structureOf('/no-language'), /no language/],
    'a form that sends to nothing': () => [formsOf('/dead-form'), /POST \/nowhere/],
    'a dead link': () => [crawl(visitor(), { start: ['/dead-link'] }).then(({ pages }) => linksThatLeadNowhere(pages)), /404 \/nowhere, linked from \/dead-link/],
    'a link to another site': () => [crawl(visitor(), { start: ['/elsewhere'] }).then(({ elsewhere }) => elsewhere.map(link => link.href)), /elsewhere\.example/],
    'an error in the console': () => [inBrowser('/console'), /console: planted/],
    'a script that fails': () => [inBrowser('/script'), /nowhere is not defined/],
    'a request to another host': () => [inBrowser('/foreign'), /request to http:\/\/elsewhere\.example\/style\.css/],
    'a button on paper': () => [inBrowser('/button', unfitForPrint), /button govuk-button is printed/],
    'words that are folded on paper': () => [inBrowser('/folded', unfitForPrint), /Folded words is not printed/],
    'a chart without its table': () => [chartsOf('/chart-alone'), /the chart c leads to no table/],
    'a chart whose table is not there': () => [chartsOf('/chart-lost'), /the chart c leads to no table/],
    'a chart without its file': () => [chartsOf('/chart-without-file'), /the chart c leads to no CSV file/],
    'a chart that says what its file does not': () => [chartsOf('/chart', 'period,value\r\n2016,12\r\n2017,1187\r\n'), /1186 of the chart c is not in its file/],
    'a chart with a title of more than ten words': () => [chartsOf('/chart-wordy'), /the chart c has more than ten words/],
    'a chart with a title that says nothing': () => [chartsOf('/chart-mute'), /the chart c says nothing of it: Plans over time/],
    'lines as small as words without a file': () => [chartsOf('/sparkline'), /without a table or a CSV file/],
    'a field that the keyboard does not reach': () => [inBrowser('/unreachable', unreachable), /the tab key met/],
    'a form without a button that sends it': () => [inBrowser('/no-button', window => sentByKeyboard(window, 0)), /met no button that sends it/],
    'a form that only a script can send': () => [inBrowser('/no-button', unreachable), /no button sends the form to .*\/sent/],
    'a form that Enter does not send': () => [inBrowser('/pointer-alone', window => sentByKeyboard(window, 0, { patience: 1000 })), /Enter did not send it/],
    'a summary of errors without the focus': () => [inBrowser('/unfocused', window => sentByKeyboard(window, 0)), /the summary of errors has not the focus/],
    'a form that is not taken as it is filled in': () => [inBrowser('/unfocused', window => sentByKeyboard(window, 0, { filling: { name: 'Ana' } })), /it was not taken: Enter the name/],
    'a field to fill in that the form has not': () => [inBrowser('/', window => sentByKeyboard(window, 0, { filling: { other: 'Ana' } })), /the tab key met no other/],
    'a focus that is not to be seen': () => [inBrowser('/unseen-focus', unreachable), /no focus is seen/],
  }
  for (const [what, breach] of Object.entries(breaches))
    test(`finds ${what}`, async () => {
      const [looking, wanted] = breach()
      const found = await looking
      assert.ok(found.some(fault => wanted.test(fault)), JSON.stringify(found))
    })
})
