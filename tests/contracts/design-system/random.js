// Random options: a seeded generator over lists of options in the form the GOV.UK packages document them in.
'use strict'

/** A generator of pseudo-random numbers (mulberry32): the same seed, the same sets, on every machine. */
class Random {
  constructor(seed) {
    this.state = seed >>> 0
  }
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  below(limit) {
    return Math.floor(this.next() * limit)
  }
  chance(probability) {
    return this.next() < probability
  }
  pick(list) {
    return list[this.below(list.length)]
  }
}

// No line breaks: the templates indent what they are given, which changes a line break inside an attribute.
const texts = [
  'Name', 'Early help', "O'Brien & Sons", 'a "quoted" word', '<b>not bold</b>', '&amp; is an ampersand', 'Siân ffrwythlon — 50% £5',
  ' spaces  around ', '<script>alert(1)</script>', '{{ 7 * 7 }}', 'javascript:alert(1)', '日本語', '0', 'false', "it's {} fine"
]
// No spaces at the edges either: the templates take them away.
const htmls = [
  '<em>Marked</em>', 'Some <strong>strong</strong> words', '<span class="app-thing" title="a &quot;b&quot;">x</span>', 'a &amp; b',
  '<a href="/x">link</a>', '<code>1 &lt; 2</code>', '<b>a</b> <i>b</i>'
]
const tokens = ['alpha', 'beta-2', 'gamma_x', 'field[0]', 'a.b', 'delta']
const classes = ['app-one', 'app-one app-two', 'govuk-!-margin-bottom-0', ' app-odd  app-space ']
const addresses = ['/a', '#b', '/search?q=1&page=2', '/a?x="y"', 'https://example.org/']

class Generator {
  constructor(random) {
    this.random = random
  }

  /** Attributes; `plain` ones have texts only, for the templates that write them out themselves. */
  attributes(plain) {
    const values = plain ? () => this.random.pick(texts) : () => this.random.pick([
      this.random.pick(texts), this.random.below(100), this.random.chance(0.5), { value: this.random.pick(texts) },
      { value: this.random.chance(0.5), optional: true }, { value: null, optional: true }, { value: this.random.pick(texts), optional: true }
    ])
    const attributes = {}
    for (const name of ['data-one', 'id', 'aria-label', 'hidden', 'data-two'])
      if (this.random.chance(0.35)) attributes[name] = values()
    return attributes
  }

  /** A value for one option. */
  value(option) {
    const { random } = this
    if (option.values) return random.pick(option.values)
    if (option.params) return option.type === 'array' ? this.list(option) : this.options(option.params)
    switch (option.type) {
      case 'boolean': return random.chance(0.5)
      case 'integer': return 1 + random.below(5)
      case 'html': return random.pick(htmls)
      case 'attributes': return this.attributes(false)
      case 'plain-attributes': return this.attributes(true)
      case 'token': return random.pick(tokens)
      case 'classes': return random.pick(classes)
      case 'address': return random.pick(addresses)
      default: return random.pick(texts)
    }
  }

  /** One to four items, now and then one that is left out. */
  list(option) {
    const items = []
    const length = 1 + this.random.below(option.single ? 1 : 4)
    for (let i = 0; i < length; i++) {
      if (option.gaps && this.random.chance(0.1)) items.push(this.random.pick([null, false, '']))
      else if (option.rows) items.push(this.list({ params: option.params }))
      else items.push(this.options(option.params))
    }
    return items
  }

  /** A set of options: those that are required, and about half of the others. */
  options(params) {
    const set = {}
    for (const option of params) if (option.required || this.random.chance(option.likely ?? 0.5)) set[option.name] = this.value(option)
    return set
  }
}

module.exports = { Random, Generator, texts, htmls }
