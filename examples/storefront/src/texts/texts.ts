import type { Color, Model } from '../catalogue.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { et } from './et.ts'
import { ms } from './ms.ts'
import { pl } from './pl.ts'
import { ru } from './ru.ts'
import { zh } from './zh.ts'

export interface ModelTexts {
  /** What it is, in two or three words. */
  kind: string
  text: string
  fit: string
  facts: readonly string[]
}

/** Every word of the shop that is translated. */
export interface Texts {
  tagline: string
  skip: string
  bar: string
  menu: string
  language: string
  shoes: string
  contact: string
  cart: string
  promises: readonly string[]
  demo: string
  heroTitle: string
  heroText: string
  heroAction: string
  listingTitle: string
  related: string
  color: string
  size: string
  sizeUs: string
  addToCart: string
  chooseSize: string
  added: string
  failed: string
  viewCart: string
  cartEmpty: string
  keepShopping: string
  quantity: string
  update: string
  remove: string
  subtotal: string
  delivery: string
  free: string
  total: string
  checkout: string
  deliveryTo: string
  email: string
  name: string
  address: string
  postcode: string
  city: string
  payment: string
  cardNumber: string
  cardName: string
  cardExpiry: string
  cardCode: string
  pay: string
  thanksTitle: string
  thanksText: string
  contactText: string
  writeUs: string
  phone: string
  shop: string
  hours: string
  hoursText: string
  notFound: string
  notFoundText: string
  colors: Record<Color, string>
  models: Record<Model, ModelTexts>
}

const all: Record<Language, Texts> = { en, et, pl, zh, ms, ru }

export const textsOf = (language: Language): Texts => all[language]
