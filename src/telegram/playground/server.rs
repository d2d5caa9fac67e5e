//! The HTTP side: connections that can be broken on purpose, and the routes.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::serve::{IncomingStream, Listener};
use futures::future::FutureExt as _;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use super::error::{Outcome, Refusal};
use super::faults::Fault;
use super::request::{Params, decode};
use super::{Shared, methods, updates, web};

/// Accepts connections until the server is stopped.
pub(super) struct Wires {
    pub(super) listener: TcpListener,
    pub(super) stop: CancellationToken,
}

impl Listener for Wires {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        loop {
            if let Ok((stream, address)) = self.listener.accept().await {
                // Small answers should not wait for more to come; without it they only are slower.
                let _ = stream.set_nodelay(true);
                let stopped = Box::pin(self.stop.clone().cancelled_owned());
                return (Wire { stream, cut: Scissors::default(), stopped }, address);
            }
            // Out of file descriptors: others must finish first.
            tokio::task::yield_now().await;
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that breaks when it is cut or when the server is stopped.
pub(super) struct Wire {
    stream: TcpStream,
    cut: Scissors,
    stopped: Pin<Box<WaitForCancellationFutureOwned>>,
}

/// Cuts one connection: nothing is written to it any more.
#[derive(Clone, Debug, Default)]
pub(super) struct Scissors(Arc<AtomicBool>);

impl Scissors {
    fn cut(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Connected<IncomingStream<'_, Wires>> for Scissors {
    fn connect_info(stream: IncomingStream<'_, Wires>) -> Self {
        stream.io().cut.clone()
    }
}

fn broken<T>() -> Poll<io::Result<T>> {
    Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()))
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.stopped.poll_unpin(context).is_ready() {
            return broken();
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.cut.is_cut() {
            return broken();
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.cut.is_cut() {
            return broken();
        }
        Pin::new(&mut self.stream).poll_write_vectored(context, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

/// Serves until the server is stopped.
pub(super) async fn serve(shared: Arc<Shared>, listener: TcpListener) {
    let stop = shared.stop.clone();
    let app = Router::new()
        .merge(web::routes())
        .fallback(bot_api)
        .layer(DefaultBodyLimit::disable())
        .with_state(shared);
    let app = app.into_make_service_with_connect_info::<Scissors>();
    let served = axum::serve(Wires { listener, stop: stop.clone() }, app);
    tokio::select! {
        // It never ends by itself: a failing accept is tried again.
        _ = served.into_future() => {}
        () = stop.cancelled() => {}
    }
}

async fn bot_api(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(wire): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return file(&shared, rest);
    }
    let Some((token, name)) = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/'))
    else {
        return (StatusCode::NOT_FOUND, "").into_response();
    };
    // Read whatever comes of it: a body left unread would cost the client its connection.
    let params = Params::read(request).await;
    let method = {
        let mut state = shared.lock();
        if !state.bot.admits(&decode(token.as_bytes())) {
            return refused(&Refusal::new(401, "Unauthorized"));
        }
        let Some(method) = methods::canonical(name) else {
            return refused(&Refusal::new(404, "Not Found"));
        };
        state.ledger.called(method);
        method
    };
    let chat = params.as_ref().ok().and_then(|params| params.chat().ok());
    let response = match shared.faults.draw(method, chat) {
        None => answer(&shared, method, params).await,
        Some(fault) => faulty(&shared, &wire, method, params, fault).await,
    };
    // Refusals are news too, for whoever waits for a count.
    shared.changed.send_replace(());
    response
}

async fn answer(shared: &Shared, method: &'static str, params: Outcome<Params>) -> Response {
    let result = match &params {
        Err(refusal) => Err(refusal.clone()),
        Ok(params) if method == "getUpdates" => updates::get_updates(shared, params).await,
        Ok(params) => methods::call(shared, method, params).map(|value| value.to_string()),
    };
    if method == "getUpdates" && shared.faults.is_outage() {
        return page(502);
    }
    match result {
        Ok(result) => json(200, format!("{{\"ok\":true,\"result\":{result}}}")),
        Err(refusal) => {
            shared.lock().ledger.refused(refusal.code);
            refused(&refusal)
        }
    }
}

async fn faulty(
    shared: &Shared,
    wire: &Scissors,
    method: &'static str,
    params: Outcome<Params>,
    fault: Fault,
) -> Response {
    let refusal = match fault {
        Fault::Page(status) => return page(status),
        Fault::DropBefore => {
            wire.cut();
            return page(500);
        }
        Fault::DropAfter => {
            let response = answer(shared, method, params).await;
            wire.cut();
            return response;
        }
        Fault::HoldAnswer(gate) => {
            let response = answer(shared, method, params).await;
            shared.changed.send_replace(());
            gate.pass().await;
            return response;
        }
        Fault::HoldCall(gate) => {
            gate.pass().await;
            return answer(shared, method, params).await;
        }
        Fault::InternalError => Refusal::new(500, "Internal Server Error"),
        Fault::TooManyRequests(seconds) => Refusal::too_many(seconds),
        Fault::Blocked => Refusal::blocked(),
        Fault::Error { code, description } => Refusal::new(code, description),
    };
    shared.lock().ledger.refused(refusal.code);
    refused(&refusal)
}

fn file(shared: &Shared, rest: &str) -> Response {
    let found = rest.split_once('/').and_then(|(token, path)| {
        let mut state = shared.lock();
        state.bot.admits(&decode(token.as_bytes())).then(|| state.files.at_path(path))?
    });
    match found {
        Some(stored) => {
            ([(CONTENT_TYPE, "application/octet-stream")], stored.bytes.clone()).into_response()
        }
        None => refused(&Refusal::new(404, "Not Found")),
    }
}

fn json(status: u16, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn refused(refusal: &Refusal) -> Response {
    json(refusal.code, refusal.envelope().to_string())
}

/// The page of a proxy that has lost its server.
fn page(status: u16) -> Response {
    let title = match status {
        502 => "502 Bad Gateway",
        503 => "503 Service Unavailable",
        504 => "504 Gateway Time-out",
        _ => "500 Internal Server Error",
    };
    let mut response = json(
        status,
        format!(
            "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1>\
             </center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
        ),
    );
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
}
