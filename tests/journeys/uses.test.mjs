// The page of a figure says where it is used: on every page of the site that shows it, and on no other.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { crawl } from './support/crawl.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { databases } from './support/postgres.mjs'
import { everyRoute } from './support/routes.mjs'
import { isDownload, sparing } from './support/sample.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const isFigure = href => /^\/figures\/[^/]+\//.test(href)
const pathOf = address => address.split(/[?#]/)[0]
const decoded = text => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

for (const [kind, address] of Object.entries(databases)) describe(`the page of a figure, on ${kind}`, () => {
  let site, manager
  before(async () => {
    site = await Site.serve(await exampleDatabase(await address()))
    manager = await Visitor.as(site, 'board-business-manager')
  })
  after(() => site?.stop())

  test('names every page that shows the figure, and every page that it names shows it', async () => {
    const isLeft = sparing(routes, 3)
    const isSpared = address => isFigure(address) || isDownload(address) || (isLeft(address) && !/^\/(indicators|statistics)\/[^/]+$/.test(pathOf(address)))
    const { pages } = await crawl(manager, { isLeft: isSpared })
    const shown = new Map() // by path: a page in another order or of another year shows figures too
    for (const page of pages.filter(each => each.markup && each.status === 200 && !each.address.startsWith('/figures'))) {
      const path = pathOf(page.address)
      shown.set(path, new Set([...(shown.get(path) ?? []), ...page.markup.links.filter(isFigure)]))
    }
    const figures = [...new Set([...shown.values()].flatMap(links => [...links]))]
    assert.ok(figures.length > 600, `${figures.length} figures`)

    const wrong = []
    const looked = figures.filter((_, at) => kind === 'SQLite' || at % 6 === 0) // the slower of the two answers for a sample
    for (const figure of looked) {
      const { status, text } = await manager.get(figure)
      assert.equal(status, 200, figure)
      const used = text.slice(text.indexOf('Where it is used')).split('</main>')[0]
      const named = new Set([...used.matchAll(/href="([^"]+)"/g)].map(([, href]) => pathOf(decoded(href))))
      for (const [path, links] of shown) if (links.has(figure) && !named.has(path)) wrong.push(`${figure} stands on ${path}, which its page does not name`)
      // The pages of what is counted from records show the numbers behind them by group.
      for (const path of named) if (shown.has(path) && !shown.get(path).has(figure) && !path.startsWith('/measures/')) wrong.push(`${figure} names ${path}, where it is not`)
    }
    assert.deepEqual(wrong, [])
  })
})
