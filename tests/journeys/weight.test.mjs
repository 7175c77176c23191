import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { act } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { crawl } from './support/crawl.mjs'
import { Site, sources } from './support/holdfast.mjs'
import { decoded, markup } from './support/markup.mjs'
import { everyRoute } from './support/routes.mjs'
import { onePageOfEachKind, sparing } from './support/sample.mjs'
import { Visitor } from './support/visitor.mjs'

const kilobyte = 1000
const isInGallery = address => address.startsWith('/design/components/')
const routes = await everyRoute()

/** The n-th 600 words of what is written in docs/, in paragraphs of sixty: no sentence of them stands in two sections. */
const documents = ['decisions', 'reference'].flatMap(folder => readdirSync(`${sources}/docs/${folder}`).filter(file => file.endsWith('.md')).sort().map(file => readFileSync(`${sources}/docs/${folder}/${file}`, 'utf8')))
const everyWord = documents.join(' ').split(/\s+/).filter(word => /^[A-Za-z]+[,.]?$/.test(word))
const prose = n => Array.from({ length: 10 }, (_, paragraph) => everyWord.slice(n * 600 + paragraph * 60, n * 600 + (paragraph + 1) * 60).join(' ')).join('\n\n')

describe('what goes over the wire', () => {
  let site, person, browser, samples
  before(async () => {
    site = await Site.withExample({}, { children: 'county' })
    person = await Visitor.as(site, 'administrator') // sees the most, so their pages are the largest
    const kinds = (await onePageOfEachKind(site, routes)).filter(sample => !sample.asVisitor).map(sample => sample.address)
    samples = kinds.filter(address => !isInGallery(address))
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  /** The answer as a browser gets it, still compressed. */
  async function compressed(path) {
    const cookie = [...person.cookies].map(each => each.join('=')).join('; ')
    const [answer] = await once(http.get(site.address + path, { headers: { cookie, 'accept-encoding': 'gzip' } }), 'response')
    const parts = []
    for await (const part of answer) parts.push(part)
    return { path, size: Buffer.concat(parts).length, headers: answer.headers }
  }

  /** Everything that a page brings until it and its script, which asks for nothing of its own, are there: path and bytes with the heads of the answers; what the browser has kept brings none. */
  async function brought(page, path) {
    const finished = []
    const keep = request => finished.push(request)
    page.on('requestfinished', keep)
    await page.goto(path, { waitUntil: 'load' })
    page.off('requestfinished', keep)
    const sizes = await Promise.all(finished.map(async request => [new URL(request.url()).pathname, await request.sizes()]))
    return sizes.filter(([, size]) => size.responseBodySize > 0).map(([name, size]) => ({ name, size: size.responseBodySize + size.responseHeadersSize }))
  }
  const sum = parts => parts.reduce((sum, part) => sum + part.size, 0)
  const heaviest = parts => parts.reduce((most, part) => (part.size > most.size ? part : most))

  test('the HTML of every page that links lead to is under 15 kB', async t => {
    const { pages } = await crawl(person, { isLeft: sparing(routes, 25) })
    const html = []
    for (const page of pages.filter(page => page.markup && page.status === 200)) html.push(await compressed(page.address))
    assert.ok(html.length > 200, `only ${html.length} pages`)
    for (const { path, headers } of html) assert.equal(headers['content-encoding'], 'gzip', path)
    const { path, size } = heaviest(html)
    t.diagnostic(`the largest of ${html.length}: ${size} bytes, ${path}`)
    assert.deepEqual(html.filter(page => page.size >= 15 * kilobyte).map(page => `${page.path}: ${page.size} bytes`), [])
  })

  test('the HTML of every section of the report is under 15 kB with 600 words more than the example has', async t => {
    const { pages } = await crawl(person, { isLeft: sparing(routes, 1) })
    const sections = pages.map(page => page.address).filter(address => /^\/reports\/annual\/2016-17\/sections\/\d+$/.test(address))
    assert.ok(sections.length >= 10, `only ${sections.length} sections`)
    const html = []
    for (const [i, section] of sections.entries()) {
      const form = `${section}/words`
      const { text } = await person.get(form)
      const [, written] = /<textarea[^>]* name="markdown"[^>]*>([^<]*)</.exec(text)
      await act(person, form, form, { markdown: `${decoded(written).trim()}\n\n${prose(i)}` })
      html.push(await compressed(section))
    }
    const { path, size } = heaviest(html)
    t.diagnostic(`the largest of ${html.length}: ${size} bytes, ${path}`)
    assert.deepEqual(html.filter(page => page.size >= 15 * kilobyte).map(page => `${page.path}: ${page.size} bytes`), [])
  })

  test('every kind of page with all that it needs is under 60 kB the first time', async t => {
    const signedIn = await (await openPageAs(browser, site, 'administrator')).context().storageState()
    const whole = []
    for (const address of samples) {
      const context = await browser.newContext({ baseURL: site.address, storageState: signedIn }) // nothing is kept from the page before
      const page = await context.newPage()
      const parts = await brought(page, address)
      const icon = markup((await person.get(address)).text).every('link').find(link => link.rel === 'icon')?.href // which no browser without a window asks for
      whole.push({ address, size: sum(parts) + (icon ? (await compressed(icon)).size : 0) })
      await context.close()
    }
    const { address, size } = heaviest(whole)
    t.diagnostic(`the heaviest of ${whole.length}: ${size} bytes, ${address}`)
    assert.deepEqual(whole.filter(page => page.size >= 60 * kilobyte).map(page => `${page.address}: ${page.size} bytes`), [])
  })

  test('after that every page brings its HTML alone', async () => {
    const page = await openPageAs(browser, site, 'administrator')
    await page.goto(samples[0], { waitUntil: 'load' })
    const found = []
    for (const address of samples) {
      const names = (await brought(page, address)).map(part => part.name)
      if (names.join() !== new URL(page.url()).pathname) found.push(`${address} brought ${names}`)
    }
    assert.deepEqual(found, [])
  })

  test('what pages have in common is kept for ever, under an address that changes with it', async () => {
    const page = markup((await person.get('/')).text)
    const parts = [...page.every('link').filter(link => link.rel === 'stylesheet').map(link => link.href), ...page.every('script').map(script => script.src)]
    assert.ok(parts.length >= 2, `only ${parts}`)
    for (const part of parts) assert.match((await compressed(part)).headers['cache-control'], /immutable/)
  })
})
