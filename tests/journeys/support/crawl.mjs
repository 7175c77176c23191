// Follows every link of the site from its home page as one person.
import { markup } from './markup.mjs'

/** The pattern of the route that answers this path, or nothing. */
export function routeFor(routes, method, path) {
  const parts = path.split('/')
  const fitting = routes.filter(route => route.method === method && fits(route.pattern.split('/'), parts))
  return fitting.sort((a, b) => parameters(a) - parameters(b))[0]
}

function fits(pattern, parts) {
  return pattern.length === parts.length && pattern.every((word, i) => word === parts[i] || (/^\{.*\}$/.test(word) && parts[i] !== ''))
}

function parameters(route) {
  return route.pattern.split('{').length
}

/** Selections that a page offers of itself multiply without end: those found on a selection are not followed further. */
function isWorthFollowing(from, link) {
  return link.search === '' || from.search === '' || link.pathname !== from.pathname
}

/**
 * Every page that the person can reach, each fetched once: its address (path and query), status, markup and where it was found.
 * `isLeft` says which addresses are not fetched.
 */
export async function crawl(visitor, { start = ['/'], isLeft = () => false } = {}) {
  const base = visitor.site.address
  const found = new Map(start.map(path => [path, { address: path, foundOn: 'the start' }]))
  const elsewhere = []
  for (const page of found.values()) {
    if (isLeft(page.address)) continue
    const answer = await visitor.get(page.address)
    Object.assign(page, { status: answer.status, type: answer.type, location: answer.headers.get('location'), size: answer.bytes.length })
    if (page.type.startsWith('text/html')) page.markup = markup(answer.text)
    const from = new URL(page.address, base)
    const links = [...(page.markup?.links ?? []), ...(page.location ? [page.location] : [])]
    for (const href of links) {
      const link = new URL(href, from)
      const address = link.pathname + link.search
      if (link.origin !== base) elsewhere.push({ href, foundOn: page.address })
      else if (!found.has(address) && isWorthFollowing(from, link)) found.set(address, { address, foundOn: page.address })
    }
  }
  return { pages: [...found.values()].filter(page => page.status), elsewhere }
}
