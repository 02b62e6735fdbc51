public import CellGrid
public import Reviews
import Text

/// Where the operations of one reviewer are kept: in a review file, or for the time being.
public protocol OperationKeeper {
  /// Everything that is kept, folded.
  var review: Review { get }
  /// What the reviewer writes with.
  var pen: Pen { get }
  /// The operation with this id.
  func operation(_ id: String) -> Operation?
  /// Makes operations and keeps them, all or none; their ids.
  mutating func keep(_ contents: [Operation.Content]) throws(NotKept) -> [String]
}

/// Why operations were not kept: what is wrong; what to do.
public struct NotKept: Error, Equatable {
  /// The words for the reviewer.
  public let words: String

  /// Makes an error.
  public init(_ words: String) { self.words = words }
}

/// Carries out what the desk wants done to the review, whoever keeps that, and leaves to others what concerns the world outside.
public struct Attendant<Keeper: OperationKeeper> {
  /// The desk.
  public internal(set) var desk: Desk
  /// Where operations are kept.
  public var keeper: Keeper

  /// Puts a desk before what keeps its operations.
  public init(_ desk: Desk, keeper: Keeper) {
    self.desk = desk
    self.keeper = keeper
  }

  /// Presses a key; what is left to do outside, in order.
  public mutating func press(_ key: Key) -> [Effect] { perform(desk.press(key)) }

  /// Tells the desk what happened; what is left to do outside, in order.
  public mutating func tell(_ news: News) -> [Effect] { perform(desk.receive(news)) }

  /// Begins the tour.
  public mutating func beginTour() { desk.beginTour() }

  private mutating func perform(_ effects: [Effect]) -> [Effect] {
    effects.flatMap { effect -> [Effect] in
      switch effect {
      case .write(let contents): keep(contents) { .kept($0) }
      case .undo: step(back: true)
      case .redo: step(back: false)
      case .compare, .keepDrafts, .openEditor, .bell, .suspend, .repaint, .quit, .listThemes, .showTheme, .keepTheme,
        .useMouse, .copy, .openDocument, .openFile, .listDocuments, .leaveDocument:
        [effect]
      }
    }
  }

  private mutating func keep(_ contents: [Operation.Content], _ answer: ([String]) -> News) -> [Effect] {
    do throws(NotKept) {
      let ids = try keeper.keep(contents)
      return tell(answer(ids)) + tell(.review(keeper.review))
    } catch {
      return tell(.failed(Message(error.words)))
    }
  }

  /// Takes back what was done last, or brings back what was undone last.
  private mutating func step(back: Bool) -> [Effect] {
    let step = (back ? keeper.pen.undoable : keeper.pen.redoable).compactMap(keeper.operation)
    guard !step.isEmpty else { return tell(.failed(back ? "there is nothing to undo" : "there is nothing to redo")) }
    let contents = step.map { operation in
      // A redo undoes an undo; what comes back is what that had taken.
      if case .undo(let target) = operation.content {
        keeper.operation(target)?.content ?? operation.content
      } else {
        operation.content
      }
    }
    return keep(step.map { .undo(target: $0.id) }) { _ in .undone(contents, isRedo: !back) }
  }
}
