import { createHmac, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mailFault } from '../src/edge/smtp.ts'
import { createMailKeys } from '../src/mail/keys.ts'
import { asHtml } from '../src/mail/letter.ts'
import { openMailServer } from './mail-stand-in.ts'
import { type AgentDevice, granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

const inSecret = 'in'.repeat(20)
type Agent = AgentDevice & { id: string }

describe('over a server', () => {
  let stage: Stage
  let post: Awaited<ReturnType<typeof openMailServer>>
  let agent: Agent
  beforeAll(async () => {
    post = await openMailServer()
    stage = await openStage(
      {
        secretKey: 'k'.repeat(43),
        ...{ mailUrl: post.url, mailFrom: 'chat@shop.example', mailReplyTo: 'reply@in.shop.example', mailDelayMs: 0 },
        mailInSecret: inSecret,
        agents: [
          { name: 'Ann', email: 'ann@shop.example', password: 'correct horse', role: 'admin' },
          { name: 'Ben', email: 'ben@shop.example', password: 'battery staple' },
          { name: 'Eve', email: 'eve@other.example', password: 'other site pass', role: 'admin', site: 'other' },
        ],
      },
      (folder) => {
        const desk = {
          version: 1,
          mail: { followUp: { afterMinutes: 0.01, text: { en: 'Sorry!', et: 'Vabandust!' } } },
        }
        writeFileSync(join(folder, 'site/desk.json'), JSON.stringify(desk))
      },
    )
    agent = await stage.agent()
  })
  afterAll(async () => {
    await stage.close()
    await post.close()
  })

  const say = (conversation: string, text: string) => ({
    ...{ cid: randomUUID(), conversation, stream: 'public' as const },
    body: { kind: 'text' as const, text },
  })
  /** A shopper who left her address, wrote, and went. */
  async function left(
    address: string,
  ): Promise<{ device: VisitorDevice; id: string; token: string; conversation: string }> {
    const device = await stage.visitor()
    const conversation = randomUUID()
    granted(await device.ask('profile:set', { name: 'Kadri', email: address }))
    granted(await device.ask('message:send', words(conversation, 'Where is my order?')))
    return { device, id: device.id, token: device.token, conversation }
  }
  const states = (conversation: string) =>
    stage.rows<{ kind: string; state: string; fault: string | null; tries: number }>(
      'select kind, state, fault, tries from mail where conversation = ? order by at, id',
      conversation,
    )
  const waitFor = (conversation: string, expected: object) =>
    vi.waitFor(async () => expect(await states(conversation)).toMatchObject(expected), { timeout: 8000, interval: 50 })

  test('[M130] F61 words of an agent reach a shopper who left, in one thread, and say how to answer and to stop', async () => {
    const { device, conversation } = await left('kadri@mail.example')
    device.close()
    granted(await agent.ask('message:send', say(conversation, 'It left <b>yesterday</b>.')))
    const mail = await post.next('kadri@mail.example')
    expect(mail.from).toMatchObject({ name: 'Shoe shop', address: 'chat@shop.example' })
    expect(mail.subject).toBe('Your conversation with Shoe shop')
    expect(mail.text).toContain('It left <b>yesterday</b>.')
    expect(mail.html).toContain('It left &lt;b&gt;yesterday&lt;/b&gt;.')
    // What she wrote herself is not sent to an address that is only claimed.
    expect(mail.text).not.toContain('Where is my order')
    expect(mail.replyTo?.[0]?.address).toMatch(/^reply\+[0-9a-z]{41}@in\.shop\.example$/)
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    granted(await agent.ask('message:send', say(conversation, 'It is there tomorrow.')))
    const second = await post.next('kadri@mail.example', 2)
    expect(second.text).toContain('It is there tomorrow.')
    expect(second.text).not.toContain('yesterday')
    expect(second.inReplyTo).toBe(mail.messageId)
    expect(second.references).toContain(mail.messageId)
    expect(second.messageId).not.toBe(mail.messageId)
  })

  test('[M130] F61 what she read is not sent, nor what was taken back; edited words are sent as they read now', async () => {
    const { device, conversation } = await left('read@mail.example')
    const stored = granted(await agent.ask('message:send', say(conversation, 'Here you are')))
    granted(await device.ask('receipt:mark', { conversation, delivered: stored.seq, read: stored.seq }))
    await waitFor(conversation, [{ kind: 'reply', state: 'dropped', fault: 'read' }])
    device.close()
    expect(post.mails.filter(({ recipients }) => recipients.includes('read@mail.example'))).toEqual([])
  })

  test('[M130] who left no address, or wants no e-mail, gets none', async () => {
    const nobody = await stage.visitor()
    const alone = randomUUID()
    granted(await nobody.ask('message:send', words(alone, 'Hello')))
    granted(await agent.ask('message:send', say(alone, 'Hi')))
    expect(await states(alone)).toEqual([])
    const { device, conversation } = await left('no@mail.example')
    granted(await agent.ask('conversation:open', { conversation }))
    granted(await device.ask('mail:set', { wanted: false }))
    const { consents } = await agent.next('context:changed', (each) => each.conversation === conversation)
    expect(consents).toEqual([{ to: 'email', text: null, given: false, at: expect.any(Number) }])
    device.close()
    granted(await agent.ask('message:send', say(conversation, 'Hi')))
    await waitFor(conversation, [{ state: 'dropped', fault: 'unwanted' }])
  })

  test('[M131] a mail server that says "later" is asked again under the same id, also after a restart', async () => {
    const { device, conversation } = await left('later@mail.example')
    device.close()
    post.refuse(451)
    granted(await agent.ask('message:send', say(conversation, 'Patience')))
    await waitFor(conversation, [{ state: 'sending', tries: 1, fault: 'refused' }])
    post.refuse(null)
    await stage.rows('update mail set due_at = 0 where conversation = ? returning id', conversation)
    await stage.restart()
    agent = await stage.agent()
    const mail = await post.next('later@mail.example')
    const [row] = await stage.rows<{ id: string }>('select id from mail where conversation = ?', conversation)
    expect(mail.messageId).toBe(`<${row!.id}@shop.example>`)
    await waitFor(conversation, [{ state: 'done', tries: 2, fault: null }])
  })

  test('[M131] a mail server that says "never" is not asked again', async () => {
    const { device, conversation } = await left('never@mail.example')
    device.close()
    post.refuse(550)
    granted(await agent.ask('message:send', say(conversation, 'Hello')))
    await waitFor(conversation, [{ state: 'failed', tries: 1, fault: 'refused' }])
    post.refuse(null)
  })

  test('[M132] [T50] F43 a transcript goes to a claimed address only after a link was pressed there, and seldom', async () => {
    const { device, conversation } = await left('mine@mail.example')
    const cid = randomUUID()
    expect(granted(await device.ask('transcript:mail', { cid, conversation }))).toMatchObject({ confirm: true })
    expect(granted(await device.ask('transcript:mail', { cid, conversation }))).toMatchObject({ confirm: true })
    const asked = await post.next('mine@mail.example')
    expect(asked.text).not.toContain('Where is my order')
    const link = /http\S+\/mail\/confirm\?t=\S+/.exec(asked.text ?? '')![0]
    // A scanner that opens the link confirms nothing.
    expect(await (await fetch(link)).text()).toContain('<form method="post">')
    expect(post.mails.filter(({ recipients }) => recipients.includes('mine@mail.example'))).toHaveLength(1)
    const done = await fetch(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect(await done.text()).toContain('on its way')
    const transcript = await post.next('mine@mail.example', 2)
    expect(transcript.subject).toBe('What was said: Shoe shop')
    expect(transcript.text).toMatch(/You · .*\n {2}Where is my order\?/)
    expect(granted(await device.ask('transcript:mail', { cid: randomUUID(), conversation })).confirm).toBe(false)
    await post.next('mine@mail.example', 3)
    granted(await device.ask('transcript:mail', { cid: randomUUID(), conversation }))
    await vi.waitFor(async () => expect((await states(conversation)).at(-1)).toMatchObject({ fault: 'limit' }))
    expect(refusal(await device.ask('transcript:mail', { cid: randomUUID(), conversation: randomUUID() }))).toBe(
      'not_found',
    )
    expect(await (await fetch(`${link}x`, { method: 'POST' })).text()).toContain('does not work')
  })

  test('[M210] F43 S21 who left no address says one, and it is confirmed like any claim; what the shop proved stays', async () => {
    const device = await stage.visitor()
    const conversation = randomUUID()
    granted(await device.ask('message:send', words(conversation, 'Where is my order?')))
    expect(granted(await device.ask('mail:read', {}))).toMatchObject({ email: null, proven: false, wanted: true })
    expect(refusal(await device.ask('transcript:mail', { cid: randomUUID(), conversation }))).toBe('not_found')
    expect(refusal(await device.ask('mail:set', { wanted: true, email: 'no address' }))).toBe('bad_request')
    const said = { wanted: false, email: 'typed@mail.example' }
    expect(granted(await device.ask('mail:set', said))).toMatchObject({ ...said, proven: false })
    expect(granted(await device.ask('transcript:mail', { cid: randomUUID(), conversation })).confirm).toBe(true)
    expect((await post.next('typed@mail.example')).text).not.toContain('Where is my order')
    granted(await device.ask('profile:set', { email: 'claimed@mail.example' }))
    expect(granted(await device.ask('mail:read', {})).email).toBe('typed@mail.example')
    // Another visitor knows nothing of it.
    expect(granted(await (await stage.visitor()).ask('mail:read', {})).email).toBeNull()
  })

  test('[M132] [T50] a hundred askers make at most three e-mails to one address', async () => {
    for (let n = 0; n < 20; n++) {
      const { device, conversation } = await left('victim@mail.example')
      granted(await device.ask('transcript:mail', { cid: randomUUID(), conversation }))
      await vi.waitFor(async () => expect((await states(conversation))[0]?.state).toMatch(/done|dropped/))
      device.close()
    }
    expect(post.mails.filter(({ recipients }) => recipients.includes('victim@mail.example'))).toHaveLength(3)
  })

  test('[M132] who pressed "no more" gets nothing more', async () => {
    const { device, conversation } = await left('stop@mail.example')
    granted(await agent.ask('message:send', say(conversation, 'One')))
    device.close()
    const mail = await post.next('stop@mail.example')
    const link = mail.header('list-unsubscribe')!.slice(1, -1)
    await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })
    granted(await agent.ask('message:send', say(conversation, 'Two')))
    await vi.waitFor(async () => expect((await states(conversation)).at(-1)).toMatchObject({ fault: 'limit' }))
    expect(post.mails.filter(({ recipients }) => recipients.includes('stop@mail.example'))).toHaveLength(1)
  })

  const handOver = (
    type: string,
    body: string,
    headers: Record<string, string> = { authorization: `Bearer ${inSecret}` },
  ) => fetch(`${stage.server.url}/v1/mail`, { method: 'POST', headers: { 'content-type': type, ...headers }, body })
  const json = (value: object, headers?: Record<string, string>) =>
    handOver('application/json', JSON.stringify(value), headers)
  /** A conversation with an e-mail that can be answered. */
  async function mailed(address: string) {
    const shopper = await left(address)
    shopper.device.close()
    granted(await agent.ask('message:send', say(shopper.conversation, 'It left yesterday.')))
    const mail = await post.next(address)
    return { ...shopper, device: await stage.visitor(shopper.token), mail, to: mail.replyTo![0]!.address! }
  }
  const log = async (device: VisitorDevice, conversation: string) =>
    granted(await device.ask('conversation:resume', { conversation, stream: 'public', after: 0, afterId: null }))
      .entries
  const said = async (device: VisitorDevice, conversation: string) =>
    (await log(device, conversation)).flatMap(({ author, body }) =>
      body.kind === 'text' && author.kind === 'visitor' ? [body.text] : [],
    )

  test('[M134] F61 an answer by e-mail comes back into the thread once, without what it quotes', async () => {
    const { device, conversation, to, mail } = await mailed('back@mail.example')
    const raw = [
      ...['From: Kadri <back@mail.example>', `To: <${to}>`, 'Message-ID: <one@mail.example>', 'Subject: Re: x'],
      ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', ''],
      ...['Thank you!', 'My card is 4111 1111 1111 1111', ''],
      ...[
        'On Mon, Nov 30, 2026 at 3:11 PM Shoe shop <chat@shop.example>',
        'wrote:',
        '> It left yesterday.',
        '> Where is it?',
      ],
    ].join('\r\n')
    expect(await (await handOver('message/rfc822', raw)).json()).toEqual({ ok: true, kept: true })
    expect(await (await handOver('message/rfc822', raw)).json()).toEqual({ ok: true, kept: true })
    const [first, answer, ...more] = await said(device, conversation)
    expect([first, more]).toEqual(['Where is my order?', []])
    expect(answer).toMatch(/^Thank you!\nMy card is [^4]+$/)
    // Who answers has read it; the next e-mail refers to the answer.
    const [row] = await stage.rows<{ visitor_read: number }>(
      'select visitor_read from conversation where id = ?',
      conversation,
    )
    expect(row!.visitor_read).toBeGreaterThan(0)
    device.close()
    granted(await agent.ask('message:send', say(conversation, 'Gladly')))
    const next = await post.next('back@mail.example', 2)
    expect(next.inReplyTo).toBe('<one@mail.example>')
    expect(next.references).toContain(mail.messageId)
  })

  test('[M134] it may be handed over by JSON, by Postmark or by Mailgun, and each shows that it is ours', async () => {
    const { device, conversation, to } = await mailed('forms@mail.example')
    const headers = [{ Name: 'Message-ID', Value: '<two@mail.example>' }]
    const postmark = {
      ...{ FromFull: { Email: 'Forms@mail.example' }, ToFull: [{ Email: to }], OriginalRecipient: to },
      ...{
        TextBody: '',
        HtmlBody: '<p>By <b>Postmark</b> &amp; co</p><blockquote>It left</blockquote>',
        Headers: headers,
      },
    }
    const basic = `Basic ${Buffer.from(`mail:${inSecret}`).toString('base64')}`
    expect((await json(postmark, { authorization: basic })).status).toBe(200)
    const plain = { from: 'K <forms@mail.example>', to, messageId: '<three@x>', text: 'By JSON\n-- \nKadri' }
    const body = JSON.stringify(plain)
    const time = String(Math.floor(Date.now() / 1000))
    const sign = (text: string) => `v1,${createHmac('sha256', inSecret).update(text).digest('base64')}`
    const signed = (signature: string, at = time) => ({
      ...{ 'webhook-id': 'a', 'webhook-timestamp': at, 'webhook-signature': signature },
    })
    expect((await handOver('application/json', body, signed(sign(`a.${time}.${body}`)))).status).toBe(200)
    const form = new URLSearchParams({
      ...{ recipient: to, sender: 'forms@mail.example', from: 'K <forms@mail.example>', 'Message-Id': '<four@x>' },
      ...{ 'body-plain': 'By Mailgun', timestamp: time, token: 'abc' },
      signature: createHmac('sha256', inSecret).update(`${time}abc`).digest('hex'),
    })
    expect((await handOver('application/x-www-form-urlencoded', String(form), {})).status).toBe(200)
    expect((await said(device, conversation)).slice(1)).toEqual(['By Postmark & co', 'By JSON', 'By Mailgun'])
    const old = String(Number(time) - 3600)
    expect((await handOver('application/json', body, signed(sign(`a.${old}.${body}`), old))).status).toBe(401)
    expect((await handOver('application/json', body, signed(sign(`a.${time}.${body} `)))).status).toBe(401)
    form.set('token', 'abd')
    expect((await handOver('application/x-www-form-urlencoded', String(form), {})).status).toBe(401)
    expect((await json(plain, {})).status).toBe(401)
    expect((await json(plain, { authorization: `Bearer ${inSecret}x` })).status).toBe(401)
    expect((await json({ hello: 1 })).status).toBe(400)
    expect((await handOver('text/plain', 'x')).status).toBe(400)
  })

  test('[M135] what a program, a stranger or a forger sends is not taken', async () => {
    const { device, conversation, to } = await mailed('judge@mail.example')
    const good = { from: 'judge@mail.example', to, text: 'Hello' }
    const why = async (change: object) => ((await (await json({ ...good, ...change })).json()) as { why: string }).why
    const header = (name: string, value: string) => why({ headers: { [name]: value } })
    expect(await header('Auto-Submitted', 'auto-replied')).toBe('automatic')
    expect(await header('Precedence', 'bulk')).toBe('automatic')
    expect(await header('List-Id', '<x>')).toBe('automatic')
    expect(await header('Return-Path', '<>')).toBe('automatic')
    expect(await why({ from: 'MAILER-DAEMON@mail.example' })).toBe('automatic')
    expect(await why({ from: 'chat@shop.example' })).toBe('automatic')
    expect(await header('Authentication-Results', 'mx; dmarc=fail header.from=mail.example')).toBe('forged')
    expect(await header('Authentication-Results', 'mx; spf=fail smtp.mailfrom=x')).toBe('forged')
    expect(await why({ from: 'mallory@mail.example' })).toBe('foreign-sender')
    expect(await why({ to: to.replace(/.@/, '_@') })).toBe('unknown-address')
    expect(await why({ to: 'reply@in.shop.example' })).toBe('unknown-address')
    expect(await why({ text: '> quoted only' })).toBe('empty')
    expect(await said(device, conversation)).toEqual(['Where is my order?'])
    expect(await header('Authentication-Results', 'mx; spf=softfail; dkim=pass')).toBeUndefined()
    granted(await device.ask('visitor:erase', {}))
    expect(await why({ messageId: '<late@x>' })).toBe('unknown-address')
  })

  test("[M133] S23 after a low score the owner's words follow", async () => {
    const { device, conversation } = await left('low@mail.example')
    granted(await agent.ask('conversation:take', { cid: randomUUID(), conversation }))
    granted(await agent.ask('conversation:solve', { cid: randomUUID(), conversation }))
    const { id: request } = await device.next('entry:appended', ({ body }) => body.kind === 'survey')
    const answers = [{ question: 'ease', score: 1 }]
    const answer = { cid: randomUUID(), survey: 'effort', conversation, request, outcome: 'answered' as const, answers }
    granted(await device.ask('survey:answer', answer))
    expect((await post.next('low@mail.example')).text).toContain('Sorry!')
  })

  test('[M133] the team is told when somebody waits and nobody is online', async () => {
    const before = await left('waits@mail.example')
    granted(
      await before.device.ask('handoff:request', {
        cid: randomUUID(),
        conversation: before.conversation,
        reason: 'asked',
      }),
    )
    await waitFor(before.conversation, [{ kind: 'notify', state: 'dropped', fault: 'answered' }])
    agent.close()
    await vi.waitFor(async () =>
      expect(await stage.rows(`select 1 as n from presence where kind = 'agent'`)).toEqual([]),
    )
    const { device, conversation } = await left('waits2@mail.example')
    granted(await device.ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' }))
    const mail = await post.next('ann@shop.example')
    expect(mail.subject).toBe('Shoe shop: somebody is waiting')
    expect(mail.text).toContain(`/console/#/waiting/${conversation}`)
    expect(mail.subject).not.toContain('order')
    expect(mail.header('auto-submitted')).toBe('auto-generated')
    await post.next('ben@shop.example')
    agent = await stage.agent()
  })

  test('[M191] an administrator sees how sending goes, and sends a test to herself', async () => {
    const read = async () => granted(await agent.ask('mail:read', {})).mail
    const before = await read()
    expect(before).toMatchObject({
      sends: { from: 'chat@shop.example', replyTo: 'reply@in.shop.example' },
      test: null,
    })
    const had = post.mails.filter(({ recipients }) => recipients.includes('ann@shop.example')).length
    const cid = randomUUID()
    granted(await agent.ask('mail:test', { cid }))
    granted(await agent.ask('mail:test', { cid }))
    expect((await post.next('ann@shop.example', had + 1)).subject).toBe('E-mail works: Shoe shop')
    await expect.poll(async () => (await read()).test).toMatchObject({ state: 'sent', fault: null })
    expect((await read()).sent).toBe(before.sent + 1)
    post.refuse(554)
    granted(await agent.ask('mail:test', { cid: randomUUID() }))
    await expect.poll(async () => (await read()).test).toMatchObject({ state: 'failed', fault: 'refused' })
    expect(await read()).toMatchObject({ failed: before.failed + 1, fault: 'refused' })
    post.refuse(null)
    const eve = await stage.agent('eve@other.example', 'other site pass')
    expect(granted(await eve.ask('mail:read', {})).mail).toMatchObject({ sent: 0, failed: 0, fault: null, test: null })
    for (let n = 0; n < 8; n++) granted(await agent.ask('mail:test', { cid: randomUUID() }))
    expect(refusal(await agent.ask('mail:test', { cid: randomUUID() }))).toBe('rate_limited')
  })

  test('[M131] who was erased gets nothing that waited, and her address is nowhere', async () => {
    const { device, conversation } = await left('marker-gone@mail.example')
    post.refuse(451)
    granted(await agent.ask('message:send', say(conversation, 'Hello')))
    await waitFor(conversation, [{ state: 'sending' }])
    granted(await device.ask('visitor:erase', {}))
    post.refuse(null)
    expect(await states(conversation)).toEqual([])
    const kept = JSON.stringify([
      await stage.rows('select * from mail'),
      await stage.rows('select * from mail_address'),
    ])
    expect(kept).not.toContain('marker-gone')
  })
})

test('[M131] what a mail server says is told in fixed words, and tried again where that may help', () => {
  expect(mailFault({ code: 'EAUTH', responseCode: 535 })).toEqual({ ok: false, fault: 'sign-in', again: true })
  expect(mailFault({ responseCode: 554 })).toEqual({ ok: false, fault: 'refused', again: false })
  expect(mailFault({ responseCode: 421 })).toEqual({ ok: false, fault: 'refused', again: true })
  expect(mailFault({ code: 'ETIMEDOUT' })).toEqual({ ok: false, fault: 'timeout', again: true })
  expect(mailFault({ code: 'ESOCKET' })).toEqual({ ok: false, fault: 'unreachable', again: true })
})

test('[M130] a conversation is found by its tag and by no other', () => {
  const keys = createMailKeys('a'.repeat(40))
  for (const conversation of [
    '00000000-0000-4000-8000-000000000000',
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
    randomUUID(),
  ]) {
    const tag = keys.tag(conversation)
    expect(keys.conversationOf(tag)).toBe(conversation)
    expect(keys.conversationOf(`${tag.slice(0, -1)}${tag.endsWith('0') ? '1' : '0'}`)).toBeNull()
    expect(createMailKeys('b'.repeat(40)).conversationOf(tag)).toBeNull()
  }
  expect(keys.conversationOf('z'.repeat(41))).toBeNull()
})

test('[T50] words of a person are text in an e-mail, whatever they are', () => {
  const html = asHtml({
    ...{ subject: 'x', language: 'en' },
    parts: [{ kind: 'quote', by: '<img src=x>', text: '"><script>alert(1)</script>' }],
  })
  expect(html).not.toMatch(/<script|<img/)
})
