// One page of each kind that the site has, reached by links as the person who may see the most, with the pages that no link leads to.
import { Visitor } from './visitor.mjs'
import { crawl, routeFor } from './crawl.mjs'

/** Slow to make and no page: fetched by the test of downloads alone. */
export const isDownload = address => /\/download\/|\.csv(-metadata\.json)?(\?|$)/.test(address)

/** Patterns of which each page is a kind of its own: what it holds differs from page to page. */
const ofManyKinds = new Set(['/design/components/{name}', '/reports/annual/{year}/sections/{number}'])

/** What the site's pages are, a sample of each: { pattern, address, asVisitor }. */
export async function onePageOfEachKind(site, routes) {
  const administrator = await Visitor.as(site, 'administrator')
  const { pages } = await crawl(administrator, { isLeft: sparing(routes, 1) })
  const html = pages.filter(page => page.markup && page.status === 200)
  const kinds = new Map(html.map(page => [kindOf(routes, page.address), page.address]).reverse())
  const samples = [...kinds.values()].map(address => ({ pattern: routeFor(routes, 'GET', address.split('?')[0]).pattern, address }))
  return [...samples, ...withoutLink(routes, new Set(pages.map(pathOf))), { pattern: '/no-such-page', address: '/no-such-page', asVisitor: false }]
}

function kindOf(routes, address) {
  const { pattern } = routeFor(routes, 'GET', address.split('?')[0])
  return ofManyKinds.has(pattern) ? address : pattern
}

/** Pages that no link leads to; what monitors ask for is no page. */
function withoutLink(routes, linked) {
  const pages = routes.filter(({ method, pattern }) => method === 'GET' && !/[{]|^\/health/.test(pattern) && !isDownload(pattern) && !linked.has(pattern))
  return pages.map(({ pattern, visitor }) => ({ pattern, address: pattern, asVisitor: visitor }))
}

/** Leaves out downloads, and all but the first addresses of each kind of page that has no selection. */
export function sparing(routes, most) {
  const seen = new Map()
  return address => {
    const pattern = routeFor(routes, 'GET', address.split('?')[0])?.pattern
    if (!pattern || !pattern.includes('{') || ofManyKinds.has(pattern)) return false
    if (isDownload(address)) return true
    seen.set(pattern, (seen.get(pattern) ?? 0) + 1)
    return seen.get(pattern) > most
  }
}

function pathOf(page) {
  return page.address.split('?')[0]
}
