// Passkeys: asks the browser for one, puts what it says into the hidden fields of the form that asked, and sends that form. The forms are hidden
// until this script finds that the browser can do it; what the server says comes back as a page, with its errors in the summary.
const freshFor = 8 * 60_000 // the server takes an answer for ten minutes

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const credentialsOf = ({ credentials }) =>
  credentials
    .split(' ')
    .filter(Boolean)
    .map((id) => ({ type: 'public-key', id: bytesOf(id) }))

const acts = {
  /** A proof by a passkey that there is. */
  show: async (asked, signal, mediation) => {
    const publicKey = { challenge: bytesOf(asked.challenge), rpId: asked.site, allowCredentials: credentialsOf(asked), userVerification: 'required' }
    const { rawId, response } = await navigator.credentials.get({ publicKey, signal, mediation })
    return {
      credential_id: rawId,
      client_data: response.clientDataJSON,
      authenticator_data: response.authenticatorData,
      signature: response.signature,
      user_handle: response.userHandle ?? new ArrayBuffer(0)
    }
  },
  /** A new passkey. */
  make: async (asked, signal) => {
    const publicKey = {
      challenge: bytesOf(asked.challenge),
      rp: { id: asked.site, name: asked.siteName },
      user: { id: bytesOf(asked.userHandle), name: asked.userName, displayName: asked.name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: credentialsOf(asked),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none'
    }
    const { response } = await navigator.credentials.create({ publicKey, signal })
    return { client_data: response.clientDataJSON, attestation: response.attestationObject }
  }
}

const cannotCheck = 'This device cannot check that it is you. Set up a PIN, fingerprint or face on it, or use another device'
const words = {
  NotAllowedError: 'No passkey was used: the window was closed, it took too long, or there is no passkey for this site here. Try again, or use another way',
  InvalidStateError: 'This device has a passkey for your account already',
  NotSupportedError: cannotCheck,
  ConstraintError: cannotCheck,
  SecurityError: 'This browser does not allow passkeys at this address'
}
const otherwise = 'The browser could not use a passkey. Try again, or use another way'

const element = (name, className, ...children) => {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

const clearErrors = () => {
  for (const old of document.querySelectorAll('.govuk-error-summary, #passkey-error')) old.remove()
  for (const group of document.querySelectorAll('form[data-passkey] .govuk-form-group--error')) group.classList.remove('govuk-form-group--error')
}

/** The same summary as the server's, at the top of the page and with the focus in it. */
const say = (form, message) => {
  clearErrors()
  const button = form.querySelector('#passkey')
  const link = element('a', '', message)
  link.href = '#passkey'
  link.addEventListener('click', (event) => {
    event.preventDefault()
    button.focus()
  })
  const alert = element('div', '', element('h2', 'govuk-error-summary__title', 'There is a problem'))
  alert.setAttribute('role', 'alert')
  alert.append(element('div', 'govuk-error-summary__body', element('ul', 'govuk-list govuk-error-summary__list', element('li', '', link))))
  const summary = element('div', 'govuk-error-summary', alert)
  summary.tabIndex = -1
  document.querySelector('main').prepend(summary)
  const hidden = element('span', 'govuk-visually-hidden', 'Error:')
  const beside = element('p', 'govuk-error-message', hidden, ` ${message}`)
  beside.id = 'passkey-error'
  button.before(beside)
  button.setAttribute('aria-describedby', beside.id)
  button.parentElement.classList.add('govuk-form-group--error')
  if (!document.title.startsWith('Error: ')) document.title = `Error: ${document.title}`
  summary.focus()
}

/** A page that stood open for long has a question that the server no longer takes an answer to. */
const refresh = async (form) => {
  if (Date.now() - performance.timeOrigin < freshFor) return
  const answer = await fetch(form.dataset.page).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector(`form[data-passkey][action="${form.getAttribute('action')}"]`)
  if (fresh) form.dataset.challenge = fresh.dataset.challenge
}

const send = (form, answer) => {
  for (const [name, bytes] of Object.entries(answer)) form.elements[name].value = textOf(bytes)
  form.submit()
}

let waiting

/** Offers passkeys among the names that the browser knows for the field of the user name, until a button asks for one. */
const offerInField = async (form) => {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
  waiting = new AbortController()
  const answer = await acts.show(form.dataset, waiting.signal, 'conditional').catch(() => null)
  if (answer) send(form, answer)
}

const start = (form) => {
  form.hidden = false
  let isBusy = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (isBusy) return
    isBusy = true
    waiting?.abort()
    try {
      await refresh(form)
      send(form, await acts[form.dataset.passkey](form.dataset))
    } catch (error) {
      say(form, words[error.name] ?? otherwise)
    }
    isBusy = false
  })
  if ('autofilled' in form.dataset) offerInField(form)
}

export const usePasskeys = () => {
  const forms = document.querySelectorAll('form[data-passkey]')
  if (!forms.length || !window.PublicKeyCredential || !window.isSecureContext) return
  for (const note of document.querySelectorAll('[data-without-passkeys]')) note.remove()
  forms.forEach(start)
}
