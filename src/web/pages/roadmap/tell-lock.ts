/** Why a key moved nothing, where a drag would say it at the bar. */
import { notifications } from '@mantine/notifications'

export function tellLock(says: string): void {
  notifications.show({ id: 'roadmap-lock', message: says })
}
