/** Keeps cookies as a browser does, as far as their paths go. */
export class CookieJar {
  readonly #kept = new Map<string, { pair: string; path: string }>();

  keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) this.#kept.delete(name);
      else this.#kept.set(name, { pair, path: attributeOf(attributes, 'Path') });
    }
  }

  addTo(request: Request): void {
    const { pathname } = new URL(request.url);
    const pairs = [...this.#kept.values()].filter(({ path }) => pathname.startsWith(path));
    if (pairs.length > 0) request.headers.set('Cookie', pairs.map(({ pair }) => pair).join('; '));
  }

  get size(): number {
    return this.#kept.size;
  }
}

function attributeOf(attributes: readonly string[], name: string): string {
  return attributes.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1) ?? '/';
}
