/** What was begun in passing, where no page has a place for it. */
import { notifications } from '@mantine/notifications'

export function tellDone(says: string): void {
  notifications.show({ color: 'teal', message: says })
}
