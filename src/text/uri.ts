/** URIs as identifiers: what one looks like, and which two are one. Pure. */

/** RFC 3986's characters, and letters of other scripts, as people copy them from an address bar. */
const form = /^[a-z][a-z0-9+.-]*:[\w!#$%&'()*+,./:;=?@[\]~\u00a1-\u{10ffff}-]+$/iu;
const web = /^https?:/i;

/** Whether it is a URI; one of the web names a host. */
export function isUri(text: string): boolean {
  if (!form.test(text) || /%(?![0-9a-f]{2})/i.test(text)) return false;
  return !web.test(text) || (/^https?:\/\/[^/?#@:]/i.test(text) && URL.canParse(text));
}

/** Two of the web that differ in http and https, in a slash at the end or in the case of the host have the same key. */
export function uriKey(uri: string): string {
  if (!web.test(uri)) return uri;
  const [, host = '', rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(uri) ?? [];
  return `https://${host.toLowerCase()}${rest.replace(/\/$/, '')}`;
}

/** A regular expression, of Java and of Lucene, for all texts with the same key. */
export function uriPattern(uri: string): string {
  if (!web.test(uri)) return escaped(uri);
  const [, host = '', rest = ''] = /^https:\/\/([^/?#]*)(.*)$/s.exec(uriKey(uri)) ?? [];
  return `${anyCase('http')}[sS]?${escaped('://')}${anyCase(host)}${escaped(rest)}${escaped('/')}?`;
}

const anyCase = (text: string): string =>
  escaped(text).replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);

/** Every character that is no letter or digit may mean something there. */
export const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}]/gu, '\\$&');
