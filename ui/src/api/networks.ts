// Networks as regions have them.

/** All private networks, as a region that names none would have. */
export const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

const NETWORK = /^(\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:]*\/\d{1,3})$/;

/** Whether it has the form of a network; whether it is one the server says. */
export const isNetwork = (text: string) => NETWORK.test(text);
