/* The states of TCP without its numbers, written for SPIN by hand: two ends that open and close again and again over a network that loses anything, whose timers run out at any time; four segments on their way in each direction. */
mtype = { Syn, SynAck, Ack, Fin };
chan there = [4] of { mtype };
chan back = [4] of { mtype };

#define LOST(state) :: in?_ -> goto state
#define AGAIN(segment, state) :: out!segment; goto state

proctype tcp(chan out, in) {
CLOSED:
end1:
  if :: goto LISTEN :: out!Syn; goto SYN_SENT LOST(CLOSED) fi;
LISTEN:
end2:
  if :: in?Syn -> out!SynAck; goto SYN_RECEIVED :: timeout -> goto CLOSED LOST(LISTEN) fi;
SYN_SENT:
  if :: in?SynAck -> out!Ack; goto ESTABLISHED :: in?Syn -> out!SynAck; goto SYN_RECEIVED AGAIN(Syn, SYN_SENT) LOST(SYN_SENT) fi;
SYN_RECEIVED:
  if :: in?Ack -> goto ESTABLISHED :: in?SynAck -> out!Ack; goto ESTABLISHED :: out!Fin; goto FIN_WAIT_1 AGAIN(SynAck, SYN_RECEIVED) LOST(SYN_RECEIVED) fi;
ESTABLISHED:
end3:
  if :: in?Fin -> out!Ack; goto CLOSE_WAIT :: in?SynAck -> out!Ack; goto ESTABLISHED :: out!Fin; goto FIN_WAIT_1 LOST(ESTABLISHED) fi;
FIN_WAIT_1:
  if :: in?Ack -> goto FIN_WAIT_2 :: in?Fin -> out!Ack; goto CLOSING AGAIN(Fin, FIN_WAIT_1) LOST(FIN_WAIT_1) fi;
FIN_WAIT_2:
end4:
  if :: in?Fin -> out!Ack; goto TIME_WAIT LOST(FIN_WAIT_2) fi;
CLOSING:
  if :: in?Ack -> goto TIME_WAIT :: in?Fin -> out!Ack; goto CLOSING AGAIN(Fin, CLOSING) LOST(CLOSING) fi;
CLOSE_WAIT:
end5:
  if :: out!Fin; goto LAST_ACK :: in?Fin -> out!Ack; goto CLOSE_WAIT LOST(CLOSE_WAIT) fi;
LAST_ACK:
  if :: in?Ack -> goto CLOSED AGAIN(Fin, LAST_ACK) LOST(LAST_ACK) fi;
TIME_WAIT:
  if :: in?Fin -> out!Ack; goto TIME_WAIT :: timeout -> goto CLOSED LOST(TIME_WAIT) fi
}

init {
  atomic { run tcp(there, back); run tcp(back, there) }
}
