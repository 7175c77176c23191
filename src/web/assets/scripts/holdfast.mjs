// The one script. Everything works without it; it adds what a browser can do better: focus on errors, folding navigation, drafts, passkeys.
// Pages that need a larger component fetch dates.mjs or large.mjs as well, from the addresses that the page gives.
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  Tabs
} from 'govuk-frontend'
import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs'
import { ButtonMenu } from '@ministryofjustice/frontend/moj/components/button-menu/button-menu.mjs'
import { FilterToggleButton } from '@ministryofjustice/frontend/moj/components/filter-toggle-button/filter-toggle-button.mjs'

import { keepDrafts } from './drafts.mjs'
import { usePasskeys } from './passkeys.mjs'
import { warnOfTimeout } from './session.mjs'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Drafts come back first, so that components see the fields as they will be.
await keepDrafts()
warnOfTimeout()
usePasskeys()
for (const Component of [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  Tabs,
  Alert,
  ButtonMenu,
  FilterToggleButton
])
  createAll(Component)

const large = {
  dates: ['moj-date-picker'],
  large: ['moj-add-another', 'moj-multi-file-upload', 'moj-multi-select', 'moj-sortable-table']
}
for (const [script, names] of Object.entries(large)) {
  const isNeeded = names.some((name) => document.querySelector(`[data-module="${name}"]`))
  if (isNeeded && document.body.dataset[script]) import(document.body.dataset[script])
}
