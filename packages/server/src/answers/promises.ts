/** What only a person may promise: by words of law and money that the articles do not have themselves. */
const phrases: readonly RegExp[] = [
  /legally|binding|lawsuit|liab(?:le|ility)|\bi (?:can )?(?:promise|guarantee)|\bwe (?:can )?(?:promise|guarantee)|entitled to (?:compensation|damages)|compensat|\bfree\b|discount code|your (?:refund|money) (?:is|has been|was)|i have (?:refunded|cancelled|changed)/iu,
  /rechtsverbindlich|verbindlich|garantier|ich verspreche|wir versprechen|schadensersatz|entschädigung|kostenlos|rabattcode/iu,
  /juridiquement|contraignant|je (?:vous )?(?:promets|garantis)|nous (?:vous )?(?:promettons|garantissons)|dédommage|indemnis|gratuitement|code promo/iu,
  /legalmente|vinculante|(?:te|le|les) (?:prometo|garantizo)|garantizamos|prometemos|indemniza|compensaci|gratis|código de descuento/iu,
  /siduv|õiguslikult|garanteeri|luban sulle|lubame teile|hüvitis|kompensats|tasuta|sooduskood/iu,
  /prawnie|wiążąc|gwarantuj|obiecuj|odszkodowani|za darmo|bezpłatnie|kod rabatowy/iu,
  /юридически|обязывающ|гарантиру|обещаю|обещаем|компенсац|возмещени|бесплатно|промокод/iu,
  /mengikat|undang-undang|kami (?:jamin|janji)|saya (?:jamin|janji)|pampasan|percuma|kod diskaun/iu,
  /法律约束|具有法律|保证|承诺|赔偿|免费|优惠码/u,
  /ملزم|قانوني|أضمن|نضمن|أعدك|نعدك|تعويض|مجان|رمز خصم/u,
]

/** The first promise in a text that the articles do not make in the same words. */
export function findPromise(text: string, articles: string): string | null {
  const known = articles.toLowerCase()
  for (const phrase of phrases) {
    const found = phrase.exec(text)?.[0]
    if (found !== undefined && !known.includes(found.toLowerCase())) return found
  }
  return null
}

const money = /[\p{Sc}%]|\b(?:eur|usd|gbp|pln|rub|myr|cny|euros?|dollars?|pounds?|złot\w*|руб\w*)\b/iu
/** Whether a number that the articles do not have is one of money. */
export const isMoney = (sentence: string): boolean => money.test(sentence)
