/** What whoever opens a one-time link sees: what is asked, by whom, for what; then that it was given, or why the link is of no use. */
import { Skeleton, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { HandOverGivenView, HandOverPageView } from '../../actions/index.ts'
import { CheckLines } from '../parts/check-lines.tsx'
import { Failure } from '../parts/failure.tsx'
import { GuideSteps } from '../parts/guide-steps.tsx'
import { NO_LOGIN } from '../parts/login-draft.ts'
import { Notice } from '../parts/notice.tsx'
import { Refused } from '../refused.ts'
import { ask } from './ask.ts'
import { Asked } from './asked.tsx'
import { GiveToken } from './give-token.tsx'
import classes from './hand-over.module.css'

type Seen = { readonly asked: HandOverPageView } | { readonly given: HandOverGivenView } | { readonly error: unknown }

export function HandOverPage({ word }: { readonly word: string }): ReactNode {
  const [seen, setSeen] = useState<Seen>()
  // Asked once: React's strict mode would open it twice.
  const opened = useRef(false)
  useEffect(() => {
    if (word === '' || opened.current) return
    opened.current = true
    ask('POST /hand-over', { word }).then(
      (asked) => setSeen({ asked }),
      (error: unknown) => setSeen({ error }),
    )
  }, [word])
  const given = (now: HandOverGivenView): void => {
    // A page that is opened again with a link that is spent would raise an alarm.
    window.history.replaceState(null, '', window.location.pathname)
    setSeen({ given: now })
  }
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>Fairlead</span>
      </header>
      {word === '' ? <NotWhole /> : <Body seen={seen} word={word} given={given} />}
    </main>
  )
}

function Body({
  seen,
  word,
  given,
}: {
  readonly seen: Seen | undefined
  readonly word: string
  readonly given: (now: HandOverGivenView) => void
}): ReactNode {
  if (!seen) return <Skeleton height={320} radius="md" aria-label="The link is looked up" />
  if ('error' in seen) return <Ended error={seen.error} />
  if ('given' in seen) return <Given given={seen.given} />
  return <Open asked={seen.asked} word={word} given={given} />
}

/** The steps beside the form are those of the way in that is chosen there. */
function Open({
  asked,
  word,
  given,
}: {
  readonly asked: HandOverPageView
  readonly word: string
  readonly given: (now: HandOverGivenView) => void
}): ReactNode {
  const [login, setLogin] = useState({ ...NO_LOGIN, method: asked.ways[0]?.method ?? NO_LOGIN.method })
  const way = asked.ways.find(({ method }) => method === login.method)
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <Asked asked={asked} />
        <GiveToken asked={asked} login={login} change={setLogin} word={word} given={given} />
      </Stack>
      <div className={classes.guide}>{way && <GuideSteps guide={way.guide} />}</div>
    </div>
  )
}

function NotWhole(): ReactNode {
  return (
    <Notice meaning="lose" title="This link is not whole.">
      Open the link that you were sent, with everything after the #.
    </Notice>
  )
}

function Ended({ error }: { readonly error: unknown }): ReactNode {
  if (!(error instanceof Refused) || error.code !== 'not-found') return <Failure error={error} />
  return (
    <Notice meaning="lose" urgent title={error.message}>
      {error.remedy} Nothing of what it was for is shown any more.
    </Notice>
  )
}

function Given({ given: { says, checks } }: { readonly given: HandOverGivenView }): ReactNode {
  const [headline, ...lines] = says
  return (
    <Stack gap="md" maw={640}>
      <Title order={1}>Thank you</Title>
      <Notice meaning="done" urgent title={headline}>
        {lines.map((line) => (
          <Text key={line} fz="sm">
            {line}
          </Text>
        ))}
      </Notice>
      <CheckLines checks={checks} />
    </Stack>
  )
}
