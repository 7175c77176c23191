// Keeps what is typed in a form until it is sent, so that a session that runs out, a closed lid or a lost connection loses
// nothing. It stays in this tab alone (sessionStorage), sealed with a key that only pages of the account that typed it carry: whoever sits down at
// the machine after the session has run out finds nothing to read, in the browser's tools as little as on its disk. It goes when the form is sent,
// when another account signs in, and when the account signs out in any window. Passwords, codes, files and hidden fields are never kept.
const prefix = 'holdfast-draft:'
const ownerKey = 'holdfast-draft-owner'
const sentKey = 'holdfast-draft-sent'

// A password that is shown is a text field: its name says what it is.
const isSecret = (field) => /password/.test(field.name) || field.name === 'code' || ['password', 'file', 'hidden', 'submit', 'button'].includes(field.type)
const isKept = (field) => field.name && !isSecret(field)
const isText = (field) => isKept(field) && (field.tagName === 'TEXTAREA' || ['text', 'search', 'email', 'tel', 'url', 'number'].includes(field.type))
const isChoice = (field) => field.type === 'checkbox' || field.type === 'radio'

/** The forms of the page that a person writes in; those in which they only choose or press a button are soon done again. */
const writtenForms = () => [...document.querySelectorAll('main form[method="post"]:not([data-kept])')].filter((form) => [...form.elements].some(isText))

const actionOf = (form) => new URL(form.getAttribute('action') || location.pathname, location.href).pathname

/** What a draft is called: by the address that the form is sent to, which names the record, so that no record's draft is put into another's form. */
const nameOf = (form) => {
  const others = writtenForms().filter((other) => actionOf(other) === actionOf(form))
  return `${prefix}${actionOf(form)}#${others.indexOf(form)}`
}

/** The version of the record that the form was made from, where it says one. */
const versionOf = (form) => form.querySelector('input[type="hidden"][name="version"]')

/** Everything typed: [name, value] in order, choices only where they are made. */
const answersOf = (form) =>
  [...form.elements].filter(isKept).filter((field) => !isChoice(field) || field.checked).map((field) => [field.name, field.value])

const putBack = (form, answers) => {
  const left = new Map()
  for (const [name, value] of answers) left.set(name, [...(left.get(name) ?? []), value])
  for (const field of [...form.elements].filter(isKept)) {
    const values = left.get(field.name) ?? []
    if (isChoice(field)) field.checked = values.includes(field.value)
    else if (values.length) field.value = values.shift()
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

const sayRestored = (form) => {
  const note = document.createElement('p')
  note.className = 'govuk-inset-text'
  note.setAttribute('role', 'status')
  note.textContent = 'What you had typed here before has been put back. It has not been sent yet.'
  form.prepend(note)
}

const dropAll = (storage) => {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
}

const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** Seals and opens the drafts of this account. The form's name is sealed in, so that no draft passes for another form's. */
const sealOf = async (draftKey) => {
  const key = await crypto.subtle.importKey('raw', toBytes(draftKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const cipher = (iv, name) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) })
  return {
    async close(name, answers) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt(cipher(iv, name), key, new TextEncoder().encode(JSON.stringify(answers)))
      return `${toText(iv)} ${toText(new Uint8Array(sealed))}`
    },
    async open(name, text) {
      const [iv, sealed] = text.split(' ').map(toBytes)
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(cipher(iv, name), key, sealed)))
    }
  }
}

/** The draft of this name; what cannot be opened is nobody's any more. */
const draftOf = async (name, storage, seal) => {
  const text = storage.getItem(name)
  if (!text) return undefined
  try {
    return await seal.open(name, text)
  } catch {
    storage.removeItem(name)
    return undefined
  }
}

const restore = async (form, storage, seal) => {
  const { typed, version } = (await draftOf(nameOf(form), storage, seal)) ?? {}
  // A page that shows the answers with their errors has newer ones than the draft.
  if (!typed || document.querySelector('.govuk-error-summary') || JSON.stringify(typed) === JSON.stringify(answersOf(form))) return
  putBack(form, typed)
  // Words typed over an older version are sent as such: the site shows both then, and nobody's are lost.
  if (version && versionOf(form)) versionOf(form).value = version
  sayRestored(form)
}

const keep = (form, storage, seal) => {
  const name = nameOf(form)
  let waiting
  let latest = 0
  const keepNow = async () => {
    clearTimeout(waiting)
    waiting = undefined
    const turn = ++latest
    const sealed = await seal.close(name, { typed: answersOf(form), version: versionOf(form)?.value })
    if (turn === latest && !isSignedOut) storage.setItem(name, sealed)
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(keepNow, 200)
  })
  form.addEventListener('change', keepNow)
  window.addEventListener('pagehide', () => waiting && keepNow())
  form.addEventListener('submit', () => {
    keepNow()
    storage.setItem(sentKey, name)
  })
}

/** A form that was taken leads on, to a page of the account; one that was not is shown again where it was sent to, or waits for who sent it to sign in or to show
who they are: what was sent is a draft still. */
const forgetSent = (storage) => {
  const sent = storage.getItem(sentKey)
  if (!sent) return
  const isHere = writtenForms().some((form) => nameOf(form) === sent)
  const wasLedOn = performance.getEntriesByType('navigation')[0]?.redirectCount > 0
  const isAsked = location.pathname.startsWith('/confirm')
  if (document.body.dataset.account && !isAsked && (wasLedOn || !isHere)) storage.removeItem(sent)
  storage.removeItem(sentKey)
}

let isSignedOut = false

/** Who signs out in one window has left them all: what the others hold goes from their storage and from the screen. */
const endEverywhere = (storage) => {
  const others = new BroadcastChannel('holdfast-sign-out')
  const end = () => {
    isSignedOut = true
    dropAll(storage)
  }
  others.addEventListener('message', () => {
    end()
    document.title = 'Signed out'
    const words = document.createElement('p')
    words.className = 'govuk-body govuk-!-margin-6'
    words.append('You have signed out in another window. ', Object.assign(document.createElement('a'), { href: '/', className: 'govuk-link', textContent: 'Sign in again' }))
    document.body.replaceChildren(words)
  })
  document.querySelector('form[data-sign-out]')?.addEventListener('submit', () => {
    end()
    others.postMessage('')
  })
}

export const keepDrafts = async () => {
  const storage = window.sessionStorage
  const { account, draftKey } = document.body.dataset
  if (account && storage.getItem(ownerKey) !== account) {
    dropAll(storage)
    storage.setItem(ownerKey, account)
  }
  forgetSent(storage)
  if (account) endEverywhere(storage)
  const forms = writtenForms()
  // What the page kept of a form that came too late is the same as its draft: sent from there, the draft has gone with it.
  const late = document.querySelector('form[data-kept]')
  late?.addEventListener('submit', () => storage.setItem(sentKey, `${prefix}${actionOf(late)}#0`))
  if (forms.length === 0 || !draftKey || !window.crypto.subtle) return // browsers seal nothing where the address is neither https nor this machine
  const seal = await sealOf(draftKey)
  for (const form of forms) {
    await restore(form, storage, seal)
    keep(form, storage, seal)
  }
}
