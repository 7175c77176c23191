import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { after, before, describe, test } from 'node:test'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { Visitor } from './support/visitor.mjs'

const kilobyte = 1000

describe('what goes over the wire', () => {
  let site, member
  before(async () => {
    site = await Site.withExample()
    member = await Visitor.as(site, 'board-member')
  })
  after(() => site?.stop())

  /** The answer as a browser gets it, still compressed. */
  async function compressed(path) {
    const cookie = [...member.cookies].map(each => each.join('=')).join('; ')
    const [answer] = await once(http.get(site.address + path, { headers: { cookie, 'accept-encoding': 'gzip' } }), 'response')
    const parts = []
    for await (const part of answer) parts.push(part)
    return { size: Buffer.concat(parts).length, headers: answer.headers }
  }

  const partsOf = async path => {
    const page = markup((await member.get(path)).text)
    return [...page.every('link').filter(link => link.rel === 'stylesheet').map(link => link.href), ...page.every('script').map(script => script.src)]
  }

  for (const path of ['/', '/scorecard/2016-17'])
    test(`${path} with all that it needs is under 60 kB the first time, and its HTML under 15 kB`, async t => {
      const page = await compressed(path)
      assert.equal(page.headers['content-encoding'], 'gzip')
      assert.ok(page.size < 15 * kilobyte, `HTML of ${page.size} bytes`)
      const parts = await Promise.all((await partsOf(path)).map(compressed))
      const whole = parts.reduce((sum, part) => sum + part.size, page.size)
      t.diagnostic(`${page.size} bytes of HTML, ${whole} in all`)
      assert.ok(whole < 60 * kilobyte, `${whole} bytes`)
      for (const { headers } of parts) assert.match(headers['cache-control'], /immutable/)
    })

  test('a second page brings its HTML alone', async () => {
    const browser = await openBrowser()
    const page = await openPageAs(browser, site, 'board-member')
    await page.goto('/budget')
    const finished = []
    page.on('requestfinished', request => finished.push(request))
    await page.goto('/members', { waitUntil: 'networkidle' })
    const sizes = await Promise.all(finished.map(async request => [new URL(request.url()).pathname, (await request.sizes()).responseBodySize]))
    assert.deepEqual(sizes.filter(([, size]) => size > 0).map(([path]) => path), ['/members'])
    await browser.close()
  })
})
