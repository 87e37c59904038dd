/** What stands in Preact's file, and what takes its place: nothing, where no second is given. */
type Change = readonly [from: string, to?: string]

/** Pages drawn on a server, and views that wait for their code: nothing here is either. */
const nothingFromServers: readonly Change[] = [
  ['128&u.__u&&(c=32&u.__u,s=u.__c.__z)&&(r.__u|=c,p=o=[],8==s.nodeType?l=B(s,o):o.push(s),l=o[0]||l),'],
  [
    'if(e.length=v,r.__v=null,c||o)if(t&&t.then){if(r.__u|=128|c,o){for(~(T=o.indexOf(l||void 0))||(T=o.length);(N=o[T-1])&&8==N.nodeType;)T--;for(;T<o.length;T++)if(N=o[T])if(o[T]=null,O){if(N==P)break}else{if(8!=N.nodeType)break;N.data.startsWith("$s")&&(P=B(O=N))}}if(!O){for(;l&&8==l.nodeType&&l.nextSibling;)l=l.nextSibling;O=l}(s=B(O=r.__c.__z||(r.__c.__z=O)))?(r.__e=O,l=s):r.__e=l,l=l&&l.nextSibling}else o&&o.some(g);else r.__e=u.__e;r.__k||(r.__k=u.__k||[]),t&&t.then||D(r),',
    'e.length=v,r.__v=null,r.__e=u.__e,r.__k||(r.__k=u.__k||[]),D(r),',
  ],
  ['p&&p.some(g),'],
  ['!u&&(i=t.__c)&&(i=i.__z)&&(f=B(i,o=[]))&&(i==t.__e&&o.some(g),g(f),g(i)),'],
  ['i=(u=t&&32&t.__u)?null:r.__k', 'i=r.__k'],
  ['32&u.__u?[i]:null', 'null'],
  ['i||S(u),32&u.__u,o)', 'i||S(u),0,o)'],
  ['l&&"function"!=typeof k||$[s]===k||', '$[s]===k||'],
  ['l&&"textarea"!=C||(s="value"', '(s="value"'],
  ['$===x||l&&t.data==x||', '$===x||'],
]

/** What the panel is drawn into is its own and empty: no element in it is taken over, no comment stands between. */
const nothingFound: readonly Change[] = [
  ['i?null:r.firstChild?d.call(r.childNodes):null', 'null'],
  [',o)for(s=0;s<o.length;s++)if((k=o[s])&&(C?k.localName==C:3==k.nodeType)){t=k,o[s]=null;break}if(!t){', ',!t){'],
  ['x.is?x:a),l&&(n.__m&&n.__m(r,o),l=!1),o=null}', 'x.is?x:a)}'],
  [
    'if(a="template"==C&&t.content||t,o="textarea"==C&&null!=x.defaultValue?null:o&&d.call(a.childNodes),!l&&o)for($={},s=0;s<t.attributes.length;s++)$[(k=t.attributes[s]).name]=k.value;',
    'a=t;',
  ],
  ['o?o[0]:u.__k&&S(u,0),l,c),o&&o.some(g))', 'u.__k&&S(u,0),l,c))'],
  ['for(t&&!t.parentNode', 't&&!t.parentNode'],
  [',o=n.__e,e=t;e&&8==e.nodeType;)e=e.nextSibling;for(o!=e&&(', ',o=n.__e,o!=t&&('],
  [',t=o;(t=t&&t.nextSibling)&&8==t.nodeType&&!t.data.startsWith("$s"););return t}', ';return o&&o.nextSibling}'],
]

/** Contexts, portals, and the steps in a view's life that no view here has a method for. */
const nothingBeside: readonly Change[] = [
  ['j=(s=V.contextType)&&i[s.__c],L=s?j?j.props.value:s.__:i,'],
  ['j&&j.sub(d),'],
  ['d.getChildContext&&(i=_({},i,d.getChildContext())),'],
  ['d.context=L,'],
  [
    ',V.getDerivedStateFromProps&&(d.__s==d.state&&(d.__s=_({},d.__s)),_(d.__s,V.getDerivedStateFromProps(M,d.__s))))',
    ')',
  ],
  ['M!==k&&C&&!V.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(M,L),'],
  ['||!(4&d.__g)&&d.shouldComponentUpdate&&!1===d.shouldComponentUpdate(M,d.__s,L)'],
  ['d.componentWillUpdate&&d.componentWillUpdate(M,d.__s,L),'],
  ['C&&!V.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),'],
  ['C&&u.__c&&d.getSnapshotBeforeUpdate&&(m=d.getSnapshotBeforeUpdate(k,b)),'],
  ['d.componentDidUpdate(k,b,m)', 'd.componentDidUpdate(k,b)'],
  ['||n.props.__P?null:S(n)', '?null:S(n)'],
  ['&&n.__c&&!n.props.__P)', '&&n.__c)'],
  ['if(n.props.__P)return t;'],
  [
    'M.__P&&(s=l,f=(t=M.__P).namespaceURI,c=o=null,u.props&&u.props.__P!=t&&(u.__k.some(function(n){n&&J(n,n)}),u.__k=null),l=u.__k?S(u,0):null),',
  ],
  ['M.__P&&(r.__e=null,l=s),'],
  ['u&&!t.props.__P', 'u'],
]

/** HTML as text, which no policy of a shop's page would let through; MathML; styles as text; old names in SVG. */
const nothingRaw: readonly Change[] = [
  ['"dangerouslySetInnerHTML"==s?y=k:'],
  ['"dangerouslySetInnerHTML"==s?h=k:'],
  [
    'h?(l||y&&(h.__html==y.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),r.__k=[]):(y&&(t.textContent=""),',
    '(',
  ],
  ['("foreignObject"==C||"http://www.w3.org/1998/Math/MathML"==f&&v.test(C))&&(f="http://www.w3.org/1999/xhtml"),'],
  ['"math"==C?f="http://www.w3.org/1998/Math/MathML":'],
  ['if("string"==typeof r)n.style.cssText=r;else{if("string"==typeof u&&(n.style.cssText=u=""),u)', '{if(u)'],
  [
    'if("http://www.w3.org/2000/svg"==i)t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(',
    'if("http://www.w3.org/2000/svg"!=i&&',
  ],
  ['"popover"!=t&&'],
  ['"popover"==t&&1==r?"":r', 'r'],
]

/** What no view here writes: refs as objects, listening on the way down, values that a field begins with, and the like. */
const nothingUnasked: readonly Change[] = [
  [
    '"function"==typeof t?r?r.__x=t(r)||1:i&&(i=i.__c||i.__e)&&(r=i.__x)&&(i.__x=null,"function"==typeof r?r():t(null)):t.current=r',
    't(r)',
  ],
  ['!(i=t.ref)||i.current&&i.current!=t.__e||G(i,null,r,t),i=t.__c', '(i=t.ref)&&G(i,null,r),i=t.__c'],
  [',f=t!=(t=t.replace(l,"$1")),(', ',('],
  ['r?n.addEventListener(t,o,f):n.removeEventListener(t,o,f)', 'r?n.addEventListener(t,o):n.removeEventListener(t,o)'],
  ['l=/(PointerCapture)$|Capture$/i,'],
  ['"value"==s&&"defaultValue"in x||"checked"==s&&"defaultChecked"in x||'],
  ['"list"!=t&&"form"!=t&&'],
  ['"rowSpan"!=t&&"colSpan"!=t&&'],
  [',x.is?x:a)}', ')}'],
  ['9==r.nodeType&&(r=r.documentElement),'],
  [
    '(e=(o=i.constructor)&&o.getDerivedStateFromError)&&i.setState(o.getDerivedStateFromError(n)),i.componentDidCatch&&(i.componentDidCatch(n,u||{}),e=1),e&&8&i.__g)',
    'i.componentDidCatch&&(i.componentDidCatch(n),8&i.__g))',
  ],
  ['this.__g|=4,n&&this.__h.push(n),', 'this.__g|=4,'],
  ['this.context=t,'],
  ['new V(M,L)', 'new V(M)'],
  ['new x(M,L)', 'new x(M)'],
  [',d.context)', ')'],
  ['function K(n,t,r){return this.constructor(n,r)}', 'function K(n){return this.constructor(n)}'],
]

/** What was handed from view to view for contexts and for pages drawn on a server, of which nothing is left. */
const nothingHanded: readonly Change[] = [
  ['z(e,r,u,t.__n,e.namespaceURI,null,f,i||S(u),0,o)', 'z(e,r,u,e.namespaceURI,f,i||S(u),o)'],
  ['function z(t,r,u,i,f,o,e,l,c,a)', 'function z(t,r,u,f,e,l,a)'],
  ['z(n,v,h,i,f,o,e,l,c,a)', 'z(n,v,h,f,e,l,a)'],
  ['function I(n,t,r,u,i,f,o,e,l,c,a){var s,', 'function I(n,t,r,u,f,e,l,a){var s,'],
  ['I(t,w(A)?A:[A],r,u,i,f,o,e,l,c,a)', 'I(t,w(A)?A:[A],r,u,f,e,l,a)'],
  ['F(u.__e,r,u,i,f,o,e,c,a,t)', 'F(u.__e,r,u,f,e,a,t)'],
  ['function F(t,r,u,i,f,o,e,l,c,a)', 'function F(t,r,u,f,e,c,a)'],
  ['I(a,w(_)?_:[_],r,u,i,f,o,e,u.__k&&S(u,0),l,c)', 'I(a,w(_)?_:[_],r,u,f,e,u.__k&&S(u,0),c)'],
  [
    'z(r,r.__k,i||p,p,r.namespaceURI,null,f,i?i.__e:r.firstChild,u,o)',
    'z(r,r.__k,i||p,r.namespaceURI,f,i?i.__e:r.firstChild,o)',
  ],
  ['d.__n=i,'],
  ['i.__P=i.__n=null', 'i.__P=null'],
]

/** Hooks for other libraries: one is used, as views are made (`panel/tracking.ts`). */
const nothingHooked: readonly Change[] = [
  ['(s=n.__b)&&s(r);'],
  ['H=n.__r,'],
  ['H&&H(r),'],
  ['return(s=n.diffed)&&s(r),l', 'return l'],
  ['n.__c&&n.__c(r,t),'],
  ['if(n.unmount&&n.unmount(t),!', 'if(!'],
  ['n.__&&n.__(t,r),9==r', '9==r'],
  ['n.event?n.event(r):r', 'r'],
  [
    '(8&t.__g||(t.__g|=8,u.push(t),f++))&&i==n.debounceRendering||((i=n.debounceRendering)||queueMicrotask)(H)',
    '8&t.__g||(t.__g|=8,u.push(t),f++)||queueMicrotask(H)',
  ],
  ['(i||queueMicrotask)(H)', 'queueMicrotask(H)'],
]

/** In signals: models, names for tools, and telling a signal that it is followed. */
const nothingTold: readonly Change[] = [
  ['const t=Symbol.for("preact-signals");'],
  ['y.prototype.brand=t;'],
  [';this.W=null==i?void 0:i.watched;this.Z=null==i?void 0:i.unwatched;this.name=null==i?void 0:i.name}', '}'],
  ['if(void 0!==i)i.e=t;else f(()=>{var t;null==(t=this.W)||t.call(this)})', 'if(void 0!==i)i.e=t'],
  ['if(t===this.t){this.t=n;if(void 0===n)f(()=>{var t;null==(t=this.Z)||t.call(this)})}', 'if(t===this.t)this.t=n'],
  [',{name:"sub"})', ')'],
  [
    'y.prototype.valueOf=function(){return this.value};y.prototype.toString=function(){return this.value+""};y.prototype.toJSON=function(){return this.value};',
  ],
  ['this.f=32;this.name=null==i?void 0:i.name;if(s)s.push(this)}', 'this.f=32}'],
  ['const o=n.d.bind(n);o[Symbol.dispose]=o;return o', 'return n.d.bind(n)'],
  ['m.prototype.dispose=function(){this.d()};'],
  ['if(o!==this)throw new Error("Out-of-order effect");'],
  // A value that is set and set back in one batch counts as changed.
  [
    '!function(){let t=h;h=void 0;while(void 0!==t){const i=t.S;if(i.v===t.v)for(let n=i.t;void 0!==n;n=n.x)if(n.i===t.i)n.i=i.i;t=t.o}}();',
  ],
  ['!function(t){if(0!==e&&0===c)if(t.l!==d){t.l=d;h={S:t,v:t.v,i:t.i,o:h}}}(this);'],
  ['d=++u;e++', 'e++'],
  [';this.l=0}', '}'],
  ['let h,e=0,c=0,u=0,d=0,v=0', 'let e=0,c=0,v=0'],
  ['const i=o,n=s;o=void 0;s=void 0;try{return t()}finally{o=i;s=n}', 'const i=o;o=void 0;try{return t()}finally{o=i}'],
]

/** What is changed, by file. */
const files: readonly (readonly [file: RegExp, changes: readonly Change[]])[] = [
  [
    /preact[\\/]dist[\\/]preact\.mjs$/,
    [
      ...nothingFromServers,
      ...nothingFound,
      ...nothingBeside,
      ...nothingRaw,
      ...nothingHooked,
      ...nothingUnasked,
      ...nothingHanded,
    ],
  ],
  [/signals-core[\\/]dist[\\/]signals-core\.mjs$/, nothingTold],
]

/** Throws where a version is written otherwise, rather than ship the whole or a broken one. */
function apply(code: string, [from, to = '']: Change): string {
  const parts = code.split(from)
  if (parts.length !== 2) throw new Error(`preact is written otherwise than expected: no single ${from}`)
  return parts.join(to)
}

/** Of a bundler's context what is asked of it. */
interface Resolver {
  resolve(source: string, importer: string | undefined, how: { skipSelf: boolean }): Promise<{ id: string } | null>
}

/**
 * Lets a bundler leave out of Preact and its signals what the widget never asks of them: 1.3 KB gzip of 6.3. How views
 * are compared and drawn, and what follows what, stays their own code.
 * @example defineConfig({ plugins: [slimPreact()] })
 */
export const slimPreact = () => ({
  name: 'slim-preact',
  enforce: 'pre' as const,
  /** Of the two forms of the signals' file the one that is changed, also where a bundler would take that for browsers. */
  async resolveId(this: Resolver, source: string, importer?: string): Promise<{ id: string } | null> {
    if (source !== '@preact/signals-core') return null
    const found = await this.resolve(source, importer, { skipSelf: true })
    return found && { ...found, id: found.id.replace(/\.module\.js$/, '.mjs') }
  },
  transform(code: string, id: string): { code: string; map: null } | null {
    const changes = files.find(([file]) => file.test(id))?.[1]
    return changes ? { code: changes.reduce(apply, code), map: null } : null
  },
})
