// What a page holds, read from its HTML as it comes over the wire.
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

export function decoded(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) =>
    decimal ? String.fromCodePoint(+decimal) : hexadecimal ? String.fromCodePoint(parseInt(hexadecimal, 16)) : named[name] ?? whole)
}

function attributesOf(text) {
  const attributes = {}
  for (const [, name, , value = ''] of text.matchAll(/([\w:-]+)(="([^"]*)")?/g)) attributes[name.toLowerCase()] = decoded(value)
  return attributes
}

/** The charts of a page, each with its text alternative and what its figure leads to, and whether there are any as small as a word. */
function chartsOf(text) {
  const charts = text.split(/<div class="app-chart" id="/).slice(1).map(rest => {
    const figure = rest.includes('</figure>') ? rest.slice(0, rest.indexOf('</figure>')) : ''
    const links = [...figure.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => decoded(href))
    const table = links.find(href => href.startsWith('#'))
    const place = table ? text.indexOf(` id="${table.slice(1)}"`) : -1
    return {
      id: rest.slice(0, rest.indexOf('"')),
      title: decoded(/<p class="app-chart__title">([^<]*)/.exec(rest)?.[1] ?? ''),
      says: decoded(/<desc[^>]*>([^<]*)/.exec(rest)?.[1] ?? ''),
      table: place < 0 ? undefined : decoded(/<table[^]*?<\/table>/.exec(text.slice(place))?.[0].replace(/<[^>]+>/g, ' ') ?? ''),
      file: links.find(href => /\.csv(\?|$)/.test(href)),
    }
  })
  return { charts, hasSparklines: text.includes('class="app-sparkline"') }
}

/** Where a page says that it is: the links of its header and footer that are marked as current, and the steps above it. */
function placeOf(text) {
  const hrefs = (html, form) => [...html.matchAll(form)].map(([, href, how]) => ({ href: decoded(href), how }))
  const frame = text.slice(text.indexOf('<header'), text.indexOf('</header>')) + text.slice(Math.max(0, text.lastIndexOf('<footer')))
  const crumbs = /<nav class="govuk-breadcrumbs[^]*?<\/nav>/.exec(text)?.[0] ?? ''
  return { current: hrefs(frame, /<a [^>]*href="([^"]*)"[^>]*aria-current="(\w+)"/g), crumbs: hrefs(crumbs, /<a [^>]*href="([^"]*)"/g).map(crumb => crumb.href) }
}

/** The start tags of a page with their attributes, and what the tests ask of them most. */
export function markup(text) {
  const tags = [...text.replace(/<!--.*?-->/gs, '').matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)]
    .map(([, name, attributes]) => ({ tag: name.toLowerCase(), ...attributesOf(attributes) }))
  const every = name => tags.filter(each => each.tag === name)
  return {
    tags,
    every,
    ids: tags.filter(each => 'id' in each).map(each => each.id),
    links: every('a').filter(each => 'href' in each).map(each => each.href),
    forms: every('form').map(each => ({ action: each.action ?? '', method: (each.method ?? 'get').toUpperCase() })),
    fields: new Map(every('input').map(each => [each.name, each.value ?? ''])),
    charts: chartsOf(text),
    place: placeOf(text),
    title: decoded(/<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''),
    words: decoded(text.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' '),
  }
}
