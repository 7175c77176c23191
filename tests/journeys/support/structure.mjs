// Which pages are made differently for one role than for another: the rules of a page are held to each that is.
import { crawl, routeFor } from './crawl.mjs'
import { rolesOf } from './routes.mjs'
import { isDownload, sparing } from './sample.mjs'
import { Visitor } from './visitor.mjs'

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Attributes whose value decides how an element looks or what it is; of the others it counts that they are there. */
const telling = new Set(['class', 'role', 'type', 'scope'])
/** Pictures are drawn by the same code for every role, and a banner of what the person did stands on every page of theirs. */
const withoutPictures = html => html.replace(/<(script|svg)\b.*?<\/\1>/gs, '')
const isOfBanner = pair => pair.includes('govuk-notification-banner')

function described(tag, attributes) {
  const named = [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].filter(([, name]) => name !== 'value')
  return `${tag} ${named.map(([, name, value = '']) => (telling.has(name) ? `${name}=${value}` : name)).sort().join(' ')}`
}

/**
 * How what lies between the header and the footer is made, without its words and values: every element that stands there within its parent, each once, by tag, classes,
 * role, type, scope and the names of its other attributes. Two pages that differ in how often something is repeated, or in which order, are made alike.
 */
export function structureOf(html) {
  const above = [], pairs = new Set()
  const body = withoutPictures(html.slice(html.indexOf('</header>'), html.lastIndexOf('<footer')))
  for (const [whole, close, tag, attributes] of body.matchAll(/<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)) {
    if (close) {
      while (above.length > 0 && above.pop().tag !== tag);
      continue
    }
    const element = { tag, is: described(tag, attributes) }
    pairs.add(`${above.at(-1)?.is ?? ''} > ${element.is}`)
    if (!empty.has(tag) && !whole.endsWith('/>')) above.push(element)
  }
  return [...pairs].filter(pair => !isOfBanner(pair)).sort().join('\n')
}

/** So many pages of a kind are looked at for each role. */
const most = 2

/**
 * Fetches every page that links lead each role to, and every page among the samples, as each role, and gives those that are made as no sample and no page before is,
 * with the home page of each role: { pattern, address, as }. Refusals are a kind of page by their status.
 */
export async function pagesMadeOtherwise(site, routes, samples) {
  const seen = new Set(), found = []
  const kindOf = (address, status) => (status === 200 ? routeFor(routes, 'GET', address.split('?')[0])?.pattern : `refused with ${status}`)
  const isNew = (address, { status, text }) => {
    const made = `${kindOf(address, status)}\n${structureOf(text)}`
    return !seen.has(made) && seen.add(made)
  }
  const signedIn = account => samples.find(({ as }) => as?.account === account)?.as ?? Visitor.as(site, account) // who has a second factor is, by the acts
  const [administrator, visitor] = [await Visitor.as(site, 'administrator'), new Visitor(site)]
  for (const { address, as, asVisitor } of samples) isNew(address, await (as ?? (asVisitor ? visitor : administrator)).get(address))
  for (const role of rolesOf(routes)) {
    const person = await signedIn(role.account)
    const isSpared = sparing(routes, most)
    const { pages } = await crawl(person, { isLeft: address => isDownload(address) || isSpared(address) })
    const addresses = new Set([...pages.map(page => page.address), ...samples.filter(sample => !sample.asVisitor && !isDownload(sample.address)).map(sample => sample.address)])
    for (const address of addresses) {
      const answer = await person.get(address)
      if (!answer.type.startsWith('text/html') || answer.status === 303) continue
      if (isNew(address, answer) || address === '/') found.push({ pattern: kindOf(address, answer.status), address, as: person })
    }
  }
  return found
}
