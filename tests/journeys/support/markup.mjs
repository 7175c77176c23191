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
    title: decoded(/<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''),
    words: decoded(text.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' '),
  }
}
