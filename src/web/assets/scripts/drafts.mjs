// Keeps what is typed in a form marked data-draft until it is sent, so that a session that runs out, a closed lid or a lost connection loses
// nothing. It stays in this tab alone (sessionStorage), belongs to the account that typed it, and goes when the form is sent or the
// account signs out. Passwords, files and hidden fields are never kept.
const prefix = 'holdfast-draft:'
const ownerKey = 'holdfast-draft-owner'

const isKept = (field) => field.name && !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type)
const isChoice = (field) => field.type === 'checkbox' || field.type === 'radio'

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

const keep = (form, storage) => {
  const key = prefix + form.dataset.draft
  const typed = storage.getItem(key)
  // A page that shows the answers with their errors has newer ones than the draft.
  if (typed && !document.querySelector('.govuk-error-summary') && typed !== JSON.stringify(answersOf(form))) {
    putBack(form, JSON.parse(typed))
    sayRestored(form)
  }
  let waiting
  const keepNow = () => {
    clearTimeout(waiting)
    waiting = undefined
    storage.setItem(key, JSON.stringify(answersOf(form)))
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(keepNow, 400)
  })
  window.addEventListener('pagehide', () => waiting && keepNow())
  form.addEventListener('submit', () => {
    keepNow()
    storage.setItem('holdfast-draft-sent', key)
  })
}

/** The answer to a form that was taken is another page of the account; after any other, or the form itself, what was sent is a draft still. */
const forgetSent = (storage) => {
  const sent = storage.getItem('holdfast-draft-sent')
  if (!sent) return
  const isHere = [...document.querySelectorAll('form[data-draft]')].some((form) => prefix + form.dataset.draft === sent)
  if (!isHere && document.body.dataset.account) storage.removeItem(sent)
  storage.removeItem('holdfast-draft-sent')
}

export const keepDrafts = () => {
  const storage = window.sessionStorage
  const account = document.body.dataset.account
  if (account && storage.getItem(ownerKey) !== account) {
    dropAll(storage)
    storage.setItem(ownerKey, account)
  }
  forgetSent(storage)
  for (const form of document.querySelectorAll('form[data-draft]')) keep(form, storage)
  // What the page kept of a form that came too late is the same as its draft: sent from there, the draft has gone with it.
  document.querySelector('form[data-kept]')?.addEventListener('submit', () => {
    const form = document.querySelector('form[data-draft]')
    if (form) storage.setItem('holdfast-draft-sent', prefix + form.dataset.draft)
  })
  document.querySelector('form[data-sign-out]')?.addEventListener('submit', () => dropAll(storage))
}
