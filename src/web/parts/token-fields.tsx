/** A token and the day on which it ends. The field reveals nothing; how long the text is tells that the paste was whole. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { NEVER, type TokenFacts } from './token-expiry.ts'

const DAY = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
const PERIODS = [
  ['30 days', 30],
  ['90 days', 90],
  ['1 year', 365],
] as const

export function TokenFields({
  facts,
  change,
  label = 'API token',
  mayNeverEnd,
  error,
}: {
  readonly facts: TokenFacts
  readonly change: (facts: TokenFacts) => void
  readonly label?: string
  /** Data Center's tokens may. */
  readonly mayNeverEnd: boolean
  readonly error?: ReactNode
}): ReactNode {
  const { token, expires } = facts
  const never = expires === NEVER
  // Not controlled: React would write the token into the page as the field's attribute.
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (token === '' && field.current) field.current.value = ''
  }, [token])
  return (
    <Stack gap="sm">
      <TextInput
        label={label}
        type="password"
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        placeholder="Paste it here"
        description={
          token === ''
            ? 'It is stored encrypted and never shown again.'
            : `${token.trim().length} characters. It is not shown again.`
        }
        error={error}
        ref={field}
        onChange={(event) => change({ ...facts, token: event.currentTarget.value })}
      />
      <div>
        <TextInput
          label="Ends on"
          type="date"
          w={190}
          disabled={never}
          min={inDays(1)}
          value={never ? '' : expires}
          onChange={(event) => change({ ...facts, expires: event.currentTarget.value })}
        />
        <Group gap={6} mt={6}>
          {PERIODS.map(([word, days]) => (
            <Button
              key={word}
              size="compact-xs"
              variant="default"
              onClick={() => change({ ...facts, expires: inDays(days) })}
            >
              {word}
            </Button>
          ))}
          {mayNeverEnd && (
            <Button
              size="compact-xs"
              variant={never ? 'light' : 'default'}
              aria-pressed={never}
              onClick={() => change({ ...facts, expires: never ? '' : NEVER })}
            >
              Does not expire
            </Button>
          )}
        </Group>
        <Text fz="xs" className="dimmed" mt={6}>
          {never
            ? 'Then replace it by hand at least once a year.'
            : 'The day you set when you made it: the token itself does not tell. You are reminded in time.'}
        </Text>
      </div>
    </Stack>
  )
}
