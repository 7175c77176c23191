// The one script. Everything works without it; it adds what a browser can do better: focus on errors, folding navigation, drafts, passkeys.
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
import { AddAnother } from '@ministryofjustice/frontend/moj/components/add-another/add-another.mjs'
import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs'
import { ButtonMenu } from '@ministryofjustice/frontend/moj/components/button-menu/button-menu.mjs'
import { DatePicker } from '@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs'
import { FilterToggleButton } from '@ministryofjustice/frontend/moj/components/filter-toggle-button/filter-toggle-button.mjs'
import { MultiFileUpload } from '@ministryofjustice/frontend/moj/components/multi-file-upload/multi-file-upload.mjs'
import { MultiSelect } from '@ministryofjustice/frontend/moj/components/multi-select/multi-select.mjs'
import { SortableTable } from '@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs'

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
  AddAnother,
  Alert,
  ButtonMenu,
  DatePicker,
  FilterToggleButton,
  MultiFileUpload,
  MultiSelect,
  SortableTable
])
  createAll(Component)
