/** One client that asks one thing after the other, over one connection. */
import { Agent, request } from 'node:http';

/** @param {string} address @returns client of a server's JSON endpoint */
export function clientOf(address) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = (body) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(address, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode, text }));
        response.on('error', reject);
      });
      // A server may close a connection just when it is used again.
      sent.on('error', (error) => reject(Object.assign(error, { wasClosed: sent.reusedSocket })));
      sent.end(body);
    });
  return {
    /** @param {string} body @returns {Promise<{ status: number, text: string }>} */
    ask: (body) => once(body).catch((error) => (error.wasClosed ? once(body) : Promise.reject(error))),
    close: () => agent.destroy(),
  };
}
