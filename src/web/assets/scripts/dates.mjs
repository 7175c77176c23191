// The date picker, which is as large as all other larger components together; holdfast.mjs asks for it where a date is asked for.
import { createAll } from 'govuk-frontend'
import { DatePicker } from '@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs'

createAll(DatePicker)
