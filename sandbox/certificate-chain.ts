import { Curve, type KeyPair, proto } from 'baileys';

/** What a device must find in Noise's server hello to trust this network. */
export interface ServerIdentity {
  staticKeys: KeyPair;
  certificateChain: Uint8Array;
}

/** Baileys refuses an intermediate certificate that names another issuer (WA_CERT_DETAILS.SERIAL). */
const ROOT_SERIAL = 0;
const INTERMEDIATE_SERIAL = 1;
const LEAF_SERIAL = 2;

/** Root signs intermediate, intermediate signs the key of the Noise handshake. */
export function issueServerIdentity(root: KeyPair): ServerIdentity {
  const intermediate = Curve.generateKeyPair();
  const staticKeys = Curve.generateKeyPair();
  const certificateChain = proto.CertChain.encode({
    intermediate: certificate(root, ROOT_SERIAL, INTERMEDIATE_SERIAL, intermediate.public),
    leaf: certificate(intermediate, INTERMEDIATE_SERIAL, LEAF_SERIAL, staticKeys.public),
  }).finish();
  return { staticKeys, certificateChain };
}

function certificate(issuer: KeyPair, issuerSerial: number, serial: number, key: Uint8Array) {
  const details = proto.CertChain.NoiseCertificate.Details.encode({
    serial,
    issuerSerial,
    key,
  }).finish();
  return { details, signature: Curve.sign(issuer.private, details) };
}
