/** A refusal of what was done in passing, where no page has a place for it: the cause, then what to do. */
import { notifications } from '@mantine/notifications'
import type { Refused } from '../api.ts'

export function tellRefused(error: Refused): void {
  notifications.show({ color: 'red.8', title: error.message, message: error.remedy, autoClose: false })
}
