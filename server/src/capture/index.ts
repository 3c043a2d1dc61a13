/** The interface of capture: all that other layers may use of it (rule `capture-index`). From frames to exchanges, and back to frames. */

// Reading recordings.

export { Captured, mostCaptures } from './captured.js';
export { isListing } from './listing/listing.js';
export { withAddresses, withNames } from './listing/names.js';
export type { CaptureReader } from './read/reader.js';

// Reconstruction of connections.

export { type CapturedConversation, Conversations, type Timeline } from './conversation.js';
export { datagramExchanges } from './datagram/exchanges.js';
export { isOdd } from './explain/wrong.js';
export type { Times } from './story/clock.js';

// Exchanges and tables of them.

export { chosen, exchangeData, exchangeText, heading, type ImportOptions, writeExchange } from './import.js';
export { cellsOf, orders, type Summary, summaryOf } from './list.js';
export { faultText } from './remarks.js';

// Writing recordings.

export { packetdrillOf } from './out/packetdrill.js';
export { CaptureTooLarge, pcapOf } from './out/pcap.js';
export { isOfTcp } from './out/segments.js';
