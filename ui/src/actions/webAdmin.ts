// The address of a phone's own web page. A phone says its address itself, so what is none is none.

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const V6 = /^[0-9a-f:]{2,39}$/i;

/** `http://192.0.2.7/`; `undefined` where the text is no IP address. */
export function webAdminOf(ip: string): string | undefined {
  if (V4.test(ip)) {
    return `http://${ip}/`;
  }
  return V6.test(ip) && ip.includes(':') ? `http://[${ip}]/` : undefined;
}
