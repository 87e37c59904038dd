/** Default limits of all that crosses the wire (threat model, "Limits"). Lengths count UTF-16 units. */
export const limits = {
  frameBytes: 65_536,
  text: 4000,
  name: 80,
  email: 254,
  attributes: 20,
  attributeLength: 256,
  cartItems: 50,
  resumePage: 200,
  id: 128,
  url: 2048,
  title: 300,
  tag: 40,
  tags: 20,
} as const
